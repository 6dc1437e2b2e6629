package jlogtui.view;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of labels and values for a width, each belonging to an item or to none. */
final class DetailRows {
    /** More of one value than anybody scrolls through; the rest is told by its size. */
    private static final int MOST_CHARS = 64 * 1024;

    /** What every value may take, also when there is a lot before it. */
    private static final int LEAST_CHARS = 4096;

    private static final int MOST_LABEL_CHARS = 100;
    private static final Cell BLANK = new Cell(" ", 1, Style.of(Role.BOX));

    /**
     * A row.
     *
     * @param item index of what it belongs to; -1 for none
     */
    record Row(Cell[] cells, int item) {}

    private final int width;
    private final Highlights highlights;
    private final Symbols symbols;
    private final List<Row> rows = new ArrayList<>();
    private final List<DetailItem> items = new ArrayList<>();
    /** Where the rows of each item begin. */
    private final List<Integer> tops = new ArrayList<>();

    /** Chars that may still be laid out. */
    private int room = 4 * MOST_CHARS;

    DetailRows(int width, Highlights highlights, Symbols symbols) {
        this.width = Math.max(8, width);
        this.highlights = highlights;
        this.symbols = symbols;
    }

    List<Row> rows() {
        return rows;
    }

    List<DetailItem> items() {
        return items;
    }

    int width() {
        return width;
    }

    /** First row of an item. */
    int top(int item) {
        return tops.get(item);
    }

    /** Behind the last row of an item. */
    int bottom(int item) {
        return item + 1 < tops.size() ? tops.get(item + 1) : rows.size();
    }

    /** Whether so much has been laid out that the rest is only counted. */
    boolean isFull() {
        return room <= 0;
    }

    /** The rows from here on belong to this item. */
    void begin(DetailItem item) {
        items.add(item);
        tops.add(rows.size());
    }

    void blank() {
        rows.add(new Row(new Cell[0], -1));
    }

    /** The end of an object or a list, which belongs to no item. */
    void bracket(int left, String sign) {
        rows.add(new Row(row(left, new Cell[0], left, TextCleaner.clean(sign, Style.of(Role.MUTED))), -1));
    }

    /** What the rows below are, which belongs to no item. */
    void heading(String text) {
        rows.add(new Row(TextCleaner.clean(text, Style.of(Role.MUTED)), -1));
    }

    /** A label as cells, so short that it fits into a row. */
    Cell[] label(String text, Role role) {
        String start = text.length() > MOST_LABEL_CHARS ? text.substring(0, MOST_LABEL_CHARS) : text;
        Cell[] cells = TextCleaner.clean(start.replace('\n', ' '), Style.of(role));
        int most = Math.max(1, width / 2);
        if (cells.length > most || start.length() < text.length()) {
            cells = Arrays.copyOf(cells, Math.min(cells.length, most));
            cells[cells.length - 1] = new Cell(symbols.ellipsis(), 1, Style.of(Role.MARK));
        }
        return cells;
    }

    /** How long a text gets as UTF-8 from a char on. */
    static int bytesFrom(String text, int from) {
        return from >= text.length() ? 0 : text.substring(from).getBytes(StandardCharsets.UTF_8).length;
    }

    /** What of a text is laid out: a start of it when it is long, and what is left of the room. */
    int shown(String text) {
        int most = Math.min(text.length(), Math.min(MOST_CHARS, Math.max(LEAST_CHARS, room)));
        boolean splits = most > 0 && most < text.length() && Character.isHighSurrogate(text.charAt(most - 1));
        return splits ? most - 1 : most;
    }

    /**
     * Adds a value, broken into rows at its line ends and at the width.
     *
     * @param left column of the label
     * @param column where the value begins in each of its rows, unless the label reaches farther
     * @param quote drawn before and behind the value; empty for none
     * @param keepsColours keep colours that the value brings along
     */
    void value(int left, Cell[] label, int column, String value, Role role, String quote, boolean keepsColours) {
        int length = shown(value);
        room -= length + 20;
        List<Cell[]> lines = new ArrayList<>();
        int from = 0;
        while (from <= length) {
            int feed = value.indexOf('\n', from);
            int to = feed < 0 || feed > length ? length : feed;
            lines.add(cells(value.substring(from, to), role, keepsColours));
            from = to + 1;
        }
        if (!quote.isEmpty()) {
            Cell[] sign = TextCleaner.clean(quote, Style.of(Role.MUTED));
            lines.set(0, joined(sign, lines.get(0)));
            int last = lines.size() - 1;
            lines.set(last, length < value.length() ? lines.get(last) : joined(lines.get(last), sign));
        }
        lines(left, label, column, lines);
        if (length < value.length()) {
            more(Math.min(column, width / 2), bytesFrom(value, length));
        }
    }

    /** Tells how much more there is. */
    void more(int left, int bytes) {
        int item = items.size() - 1;
        String text = symbols.ellipsis() + " " + bytes + (bytes == 1 ? " more byte" : " more bytes");
        rows.add(new Row(row(left, new Cell[0], left, TextCleaner.clean(text, Style.of(Role.MARK))), item));
    }

    private Cell[] cells(String line, Role role, boolean keepsColours) {
        byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
        int[] matches = highlights.of(utf8);
        return TextCleaner.clean(utf8, utf8.length, Style.of(role), keepsColours, Integer.MAX_VALUE, matches);
    }

    /** Adds lines of cells behind a label. */
    private void lines(int left, Cell[] label, int column, List<Cell[]> lines) {
        int first = label.length == 0 ? column : Math.max(column, left + label.length + 1);
        // Where labels take most of the width, values go on below them
        int next = column <= width / 2 ? column : Math.min(left + 2, width / 2);
        int item = items.size() - 1;
        boolean isFirst = true;
        for (Cell[] line : lines) {
            int from = 0;
            do {
                int start = isFirst ? first : next;
                int to = rowEnd(line, from, Math.max(4, width - start));
                Cell[] part = Arrays.copyOfRange(line, from, to);
                rows.add(new Row(row(left, isFirst ? label : new Cell[0], start, part), item));
                isFirst = false;
                from = to;
            } while (from < line.length);
        }
    }

    /** Where a row ends: behind a word when one ends near the edge, never inside a wide cell. */
    private static int rowEnd(Cell[] cells, int from, int columns) {
        int end = from + columns;
        if (end >= cells.length) {
            return cells.length;
        }
        for (int at = end; at > from + columns * 2 / 3; at--) {
            if (cells[at - 1].cluster().equals(" ")) {
                return at;
            }
        }
        return cells[end].width() == 0 ? end - 1 : end;
    }

    private static Cell[] row(int left, Cell[] label, int column, Cell[] value) {
        Cell[] cells = new Cell[column + value.length];
        Arrays.fill(cells, BLANK);
        System.arraycopy(value, 0, cells, column, value.length);
        System.arraycopy(label, 0, cells, left, Math.min(label.length, column - left));
        return cells;
    }

    private static Cell[] joined(Cell[] left, Cell[] right) {
        Cell[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }
}
