package jlogtui.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import jlogtui.model.Source;

/** The list of sources: letters narrow it, Space shows or mutes, Enter singles one out. */
final class SourcesLayer implements Layer {
    /** A source that matches the letters typed, and how far its letters lie apart. */
    private record Match(Source source, int[] letters, int cost) {}

    private final SourceList sources;
    private final Runnable onChange;
    private final Symbols symbols;
    private final LineEditor editor = new LineEditor(new ArrayList<>());
    private int selected;
    private int scrolled;
    private int page = 1;
    private int listTop;
    private int cursorColumn = -1;
    private int cursorRow;

    /** @param onChange called after sources were muted or shown */
    SourcesLayer(SourceList sources, Runnable onChange, Symbols symbols, int selectedSource) {
        this.sources = sources;
        this.onChange = onChange;
        this.symbols = symbols;
        for (int i = 0; i < sources.all().size(); i++) {
            if (sources.all().get(i).number() == selectedSource) {
                selected = i;
            }
        }
    }

    @Override
    public Keymap.Context context() {
        return Keymap.Context.SOURCES;
    }

    @Override
    public boolean act(Action action, Key key) {
        switch (action) {
            case CLOSE -> {
                return false;
            }
            case LINE_DOWN -> selected++;
            case LINE_UP -> selected--;
            case PAGE_DOWN -> selected += page;
            case PAGE_UP -> selected -= page;
            case OLDEST -> selected = 0;
            case NEWEST -> selected = Integer.MAX_VALUE / 2;
            case SELECT -> selected = scrolled + key.row() - listTop;
            case TOGGLE -> toggle();
            case SUBMIT -> {
                return !solo();
            }
            default -> {
                editor.edit(action);
                selected = 0;
            }
        }
        selected = Math.max(0, Math.min(selected, matches().size() - 1));
        return true;
    }

    @Override
    public void type(String text) {
        editor.insert(text);
        selected = 0;
    }

    private void toggle() {
        List<Match> matches = matches();
        Source source = selected < matches.size() ? matches.get(selected).source() : null;
        if (source != null && source.problem().isEmpty()) {
            sources.mute(source.number(), !sources.isMuted(source));
            onChange.run();
        }
    }

    private boolean solo() {
        List<Match> matches = matches();
        Source source = selected < matches.size() ? matches.get(selected).source() : null;
        if (source == null || !source.problem().isEmpty()) {
            return false;
        }
        sources.solo(source.number());
        onChange.run();
        return true;
    }

    private List<Match> matches() {
        String typed = editor.text().strip();
        List<Match> matches = new ArrayList<>();
        for (Source source : sources.all()) {
            int[] letters = find(typed, source.name());
            if (letters != null) {
                int apart = letters.length == 0 ? 0 : letters[letters.length - 1] - letters[0] + 1 - letters.length;
                matches.add(new Match(source, letters, letters.length == 0 ? 0 : apart * 100 + letters[0]));
            }
        }
        matches.sort(Comparator.comparingInt(Match::cost));
        return matches;
    }

    /** Where the letters stand in the name, as close together as they do; null when they are not all there in order. */
    private static int[] find(String letters, String name) {
        boolean exactCase = !letters.equals(letters.toLowerCase(Locale.ROOT));
        String text = exactCase ? name : name.toLowerCase(Locale.ROOT);
        int[] best = null;
        for (int start = 0; start < text.length() || (letters.isEmpty() && best == null); start++) {
            int[] found = findFrom(letters, text, start);
            if (found == null) {
                break;
            }
            if (best == null || span(found) < span(best)) {
                best = found;
            }
        }
        return best;
    }

    private static int[] findFrom(String letters, String text, int start) {
        int[] found = new int[letters.length()];
        int at = start;
        for (int i = 0; i < found.length; i++) {
            found[i] = text.indexOf(letters.charAt(i), at);
            if (found[i] < 0) {
                return null;
            }
            at = found[i] + 1;
        }
        return found;
    }

    private static int span(int[] found) {
        return found.length == 0 ? 0 : found[found.length - 1] - found[0];
    }

    @Override
    public void draw(Canvas canvas, Layout layout) {
        List<Match> matches = matches();
        Box box = Box.draw(canvas, layout, "sources", symbols);
        selected = Math.max(0, Math.min(selected, matches.size() - 1));
        page = Math.max(1, box.rows() - 1);
        listTop = box.rows() > 1 ? box.top() + 1 : box.top();
        int listRows = box.rows() > 1 ? box.rows() - 1 : 1;
        scrolled = Math.max(selected - listRows + 1, Math.min(scrolled, selected));
        for (int i = 0; i < listRows && scrolled + i < matches.size(); i++) {
            drawRow(canvas, box, listTop + i, matches.get(scrolled + i), scrolled + i == selected);
        }
        if (matches.isEmpty()) {
            String why = sources.all().isEmpty() ? "no source" : "no name has these letters; Backspace takes one back";
            canvas.text(box.left(), listTop, why, Style.of(Role.EMPTY));
        }
        if (box.rows() > 1) {
            canvas.fill(box.left() - 1, box.top(), box.columns() + 1, Style.of(Role.PROMPT));
            int end = canvas.text(box.left(), box.top(), "> " + editor.text(), Style.of(Role.PROMPT));
            cursorColumn = Math.min(end, canvas.columns() - 1);
            cursorRow = box.top();
        }
        box.close(canvas);
        if (matches.size() > listRows) {
            box.note(canvas, (selected + 1) + "/" + matches.size());
        }
    }

    private void drawRow(Canvas canvas, Box box, int row, Match match, boolean isSelected) {
        Source source = match.source();
        boolean isShown = !sources.isMuted(source) && source.problem().isEmpty();
        Style style = Style.of(isShown ? Role.BOX : Role.MUTED);
        int nameWidth = Math.max(6, Math.min(box.columns() - 22, widestName()));
        int column = box.left();
        String sign = source.problem().isEmpty() ? (isShown ? symbols.shown() : symbols.muted()) : symbols.warning();
        canvas.text(column, row, sign, style);
        column += 2;
        Role colour = isShown ? sources.colour(source.name()) : Role.MUTED;
        canvas.put(column, row, TextCleaner.clean(source.name(), Style.of(colour)), 0, column + nameWidth);
        for (int letter : match.letters()) {
            int before = TextCleaner.clean(source.name().substring(0, letter), style).length;
            if (before < nameWidth) {
                canvas.restyle(column + before, row, 1, old -> Style.of(Role.MATCH));
            }
        }
        column += nameWidth + 1;
        canvas.text(column, row, source.state().name().toLowerCase(Locale.ROOT), style);
        column += 11;
        if (!source.problem().isEmpty()) {
            canvas.text(column, row, source.problem(), Style.of(Role.MARK));
        } else {
            String size = size(source.sizeBytes());
            canvas.text(column + 8 - size.length(), row, size, style);
            canvas.text(column + 10, row, source.limits().isEmpty() ? "never rotated" : source.limits(), style);
        }
        if (isSelected) {
            canvas.restyle(
                    0, row, canvas.columns(), old -> old.role() == Role.MATCH ? old : Style.of(Role.BOX_SELECTED));
            canvas.text(box.left() - 1, row, symbols.selected(), Style.of(Role.BOX_SELECTED));
        }
    }

    private int widestName() {
        int widest = 1;
        for (Source source : sources.all()) {
            widest = Math.max(widest, TextCleaner.clean(source.name(), Style.of(Role.BOX)).length);
        }
        return widest;
    }

    /** A size for people: {@code 512 B}, {@code 9.8 MB}, {@code 1.6 GB}; powers of 1000. */
    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        String units = "kMGTPE";
        double value = bytes / 1000.0;
        int unit = 0;
        while (value >= 999.5 && unit + 1 < units.length()) {
            value /= 1000;
            unit++;
        }
        String number = value < 9.95 ? String.format(Locale.ROOT, "%.1f", value) : Long.toString(Math.round(value));
        return number + " " + units.charAt(unit) + "B";
    }

    @Override
    public int cursorColumn() {
        return cursorColumn;
    }

    @Override
    public int cursorRow() {
        return cursorRow;
    }
}
