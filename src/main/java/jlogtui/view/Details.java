package jlogtui.view;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import jlogtui.model.Detail;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Line;
import jlogtui.model.Stream;
import jlogtui.query.DetailQuery;
import jlogtui.query.TextPattern;
import jlogtui.query.TimeText;

/** Opens lines: asks for all there is to know about the selected one for as long as that is wanted. */
final class Details implements DetailLayer.Use {
    /** Before that the line shown before stays, so that walking through lines does not flicker. */
    private static final long PATIENCE_NANOS = 150_000_000L;

    private final LogPort port;
    private final LogWindow window;
    private final Filtering filtering;
    private final Search search;
    private final Highlights highlights;
    private final SourceList sources;
    private final Appearance appearance;
    private final Symbols symbols;
    private final Commands commands;
    private final LongSupplier nowNanos;
    private final Prompts.Effects effects;
    private final Consumer<Notice> tell;

    private final Taking taking;
    private boolean isOpen;
    /** Grows with each opening and closing. */
    private long openings;

    private boolean hasArrived;
    private boolean wasFollowing;
    private Entry opened;
    /** The line that was asked for last; null before the first. */
    private Entry asked;

    /** What is to be done to the line when it has been read. */
    private final List<Runnable> waiting = new ArrayList<>();

    private long lastId;
    private long lastPage;
    private Instant askedAt = Instant.EPOCH;
    private Detail detail;
    private DetailPage page;
    private int pageColumns;
    private TextPattern pageSearch;
    private boolean pageColours;

    Details(
            LogPort port,
            LogWindow window,
            Filtering filtering,
            Search search,
            Highlights highlights,
            SourceList sources,
            Appearance appearance,
            Taking taking,
            Symbols symbols,
            Commands commands,
            LongSupplier nowNanos,
            Prompts.Effects effects,
            Consumer<Notice> tell) {
        this.port = port;
        this.window = window;
        this.filtering = filtering;
        this.search = search;
        this.highlights = highlights;
        this.sources = sources;
        this.appearance = appearance;
        this.taking = taking;
        this.symbols = symbols;
        this.commands = commands;
        this.nowNanos = nowNanos;
        this.effects = effects;
        this.tell = tell;
    }

    /** Puts in what its key does. */
    void bind(Commands keys) {
        keys.on(Action.OPEN, this::open);
    }

    /** Opens at once, or what is typed next would be taken for keys of the log; which line it is may come out later. */
    private void open() {
        long mine = ++openings;
        hasArrived = false;
        window.whenSettled(() -> arrive(mine));
        if (!hasArrived) {
            show();
        }
    }

    private void arrive(long opening) {
        hasArrived = true;
        if (isOpen) {
            effects.relayout();
        }
        Entry entry = selected();
        if (entry == null) {
            return;
        }
        if (entry.kind() == Entry.Kind.COMPRESSED) {
            window.openCompressed(entry);
            return;
        }
        if (!isOpen && opening == openings) {
            show();
        }
        wasFollowing = window.isFollowing();
        opened = entry;
        window.pause();
        follow();
    }

    private void show() {
        isOpen = true;
        asked = null;
        detail = null;
        effects.open(new DetailLayer(this, symbols));
    }

    private Entry selected() {
        Line line = window.buffer().selectedLine();
        return line == null ? null : line.entry();
    }

    /** Asks for the selected line when it is another one than before. */
    void follow() {
        Entry entry = selected();
        if (isOpen && entry != null && !isSame(entry, asked)) {
            asked = entry;
            askedAt = now();
            waiting.clear();
            port.detail(new DetailQuery(++lastId, entry));
        }
    }

    private static boolean isSame(Entry one, Entry other) {
        return one != null
                && other != null
                && one.position().equals(other.position())
                && one.kind() == other.kind()
                && one.end() == other.end();
    }

    /** Takes an answer; one that is not to the latest question is ignored. */
    void accept(Detail answer) {
        if (answer.id() == lastId) {
            detail = answer;
            page = null;
            List<Runnable> acts = List.copyOf(waiting);
            waiting.clear();
            acts.forEach(Runnable::run);
        }
    }

    @Override
    public boolean isThere() {
        return hasArrived;
    }

    @Override
    public DetailPage page() {
        int columns = appearance.layout().columns();
        if (selected() == null || isLate()) {
            page = null;
        } else if (detail != null) {
            boolean isFresh = page != null
                    && pageColumns == columns
                    && Objects.equals(pageSearch, search.pattern())
                    && pageColours == appearance.hasColours();
            page = isFresh ? page : newPage(columns);
        }
        return page;
    }

    private boolean isAnswered() {
        return detail != null && detail.id() == lastId;
    }

    private boolean isLate() {
        return !isAnswered() && now().isAfter(askedAt.plusNanos(PATIENCE_NANOS));
    }

    @Override
    public void whenRead(Runnable act) {
        window.whenSettled(() -> {
            follow();
            if (isAnswered()) {
                act.run();
            } else {
                waiting.add(act);
            }
        });
    }

    @Override
    public String title() {
        return selected() == null ? "no line" : isLate() ? "reading" + symbols.ellipsis() : "";
    }

    private DetailPage newPage(int columns) {
        pageColumns = columns;
        pageSearch = search.pattern();
        pageColours = appearance.hasColours();
        Entry entry = detail.entry();
        String name = sources.name(entry.position().source());
        Role nameColour = sources.colour(name);
        DetailRows left = new DetailRows(DetailPage.leftWidth(columns), highlights, symbols);
        PayloadRows.add(left, detail, pageColours);
        DetailRows right = null;
        DetailRows facts = left;
        left.blank();
        if (DetailPage.isWide(columns)) {
            right = new DetailRows(DetailPage.rightWidth(columns), highlights, symbols);
            facts = right;
        }
        new FactRows(facts, detail, appearance.zone(), now(), symbols).add(nameColour);
        new FactRows(left, detail, appearance.zone(), now(), symbols).addOriginal();
        return new DetailPage(++lastPage, name, nameColour, title(entry), entry.level(), left, right);
    }

    private String title(Entry entry) {
        long time = entry.timeNanos() == Entry.NO_TIME ? entry.orderNanos() : entry.timeNanos();
        StringBuilder title = new StringBuilder(TimeText.dateAndClock(time, appearance.zone(), now()));
        String what = switch (entry.kind()) {
            case RECORD ->
                entry.stream() == Stream.OTHER ? "" : entry.stream().name().toLowerCase(Locale.ROOT);
            case DAMAGE -> "unreadable";
            case COMPRESSED -> "compressed";
            case PROVISIONAL -> "unfinished";
        };
        title.append(what.isEmpty() ? "" : " " + symbols.bullet() + " " + what);
        title.append(entry.level() == Level.NONE ? "" : " " + symbols.bullet());
        return title.toString();
    }

    private Instant now() {
        return LogView.instant(nowNanos.getAsLong());
    }

    @Override
    public boolean isSearching() {
        return search.hasPattern();
    }

    @Override
    public void run(Action action) {
        if (action == Action.COPY_ORIGINAL) {
            copyOriginal();
        } else {
            commands.run(action, 1);
        }
    }

    @Override
    public void click(int row) {
        window.selectRow(row - appearance.layout().bodyTop());
    }

    @Override
    public void filter(DetailItem item, boolean isKeep) {
        switch (item.use()) {
            case SOURCE -> commands.run(isKeep ? Action.SOLO : Action.MUTE, 1);
            case NONE -> tell.accept(Notice.warning("filters look at the message only; y copies this"));
            case PATTERN -> {
                String pattern = item.pattern().get();
                if (pattern.isEmpty()) {
                    tell.accept(Notice.warning("this is too long for a filter, or empty; y copies it"));
                } else {
                    filtering.add(isKeep, pattern);
                    tell.accept(Notice.of((isKeep ? "only lines with this " : "no lines with this ") + item.path()
                            + "; Tab in the log lists the filters"));
                }
            }
        }
    }

    @Override
    public void copy(DetailItem item) {
        copy(item.path(), item.value().get());
    }

    private void copyOriginal() {
        if (detail == null || detail.entry().raw().isEmpty()) {
            tell.accept(Notice.warning("there are no bytes of a file to copy"));
            return;
        }
        StringBuilder records = new StringBuilder();
        for (byte[] record : detail.entry().raw()) {
            records.append(records.length() == 0 ? "" : "\n");
            records.append(new String(record, StandardCharsets.UTF_8));
        }
        copy("", records.toString());
    }

    private void copy(String name, String value) {
        if (value.isEmpty()) {
            tell.accept(Notice.warning((name.isEmpty() ? "the line" : name) + " is empty"));
        } else {
            taking.copy(name, value);
        }
    }

    @Override
    public void close() {
        isOpen = false;
        openings++;
        waiting.clear();
        detail = null;
        page = null;
        window.whenSettled(() -> {
            // Who only looked at the newest line goes on following
            if (wasFollowing && isSame(selected(), opened)) {
                window.followAgain();
            }
            wasFollowing = false;
        });
    }
}
