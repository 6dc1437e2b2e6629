package jlogtui.view;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;

/**
 * Turns text that nobody vouches for into cells that are safe to print: nothing in it can control the terminal, and what takes two
 * columns there takes two cells here. Colours may be kept; other escape sequences and invisible characters go, control characters are
 * shown as pictures in {@link Role#MARK}.
 */
final class TextCleaner {
    private static final int ESC = 0x1b;
    private static final int SOFT_HYPHEN = 0xad;
    private static final int NEXT_LINE = 0x85;
    private static final char LINE_PICTURE = '\u2424';
    private static final char DELETE_PICTURE = '\u2421';
    private static final char CONTROL_PICTURES = '\u2400';
    private static final char REPLACEMENT = '\ufffd';
    private static final int TAB_STOP = 8;
    /** Decoded at a time; a line that is much longer than the screen is not decoded whole. */
    private static final int WINDOW_BYTES = 1024;
    /** Characters to hold back at most while a cluster may still grow. */
    private static final int LONGEST_RUN = 256;

    private static final int[] NONE = {};

    private static final String[] LATIN = latin();

    private final Style mark;
    private final Style match;
    private final boolean keepsColours;
    private final int maxColumns;
    private final SgrState colours;
    private EscapeParser escapes;

    private Cell[] cells;
    private int columns;
    /** Stretches of the text to make stand out: pairs of start and end, in bytes, in order. */
    private int[] highlights = NONE;

    private int nextHighlight;
    private int byteOffset;
    private boolean isHighlighted;

    /** Clean text that is not yet cells, with the style of each char. It begins where a cluster begins. */
    private char[] run = new char[16];

    private Style[] runStyles = new Style[16];
    private int runLength;
    private boolean endsSimple;

    private final Cell[] asciiCells = new Cell[0x7f];
    private Style asciiStyle;

    private TextCleaner(Style base, boolean keepsColours, int maxColumns, int likelyColumns) {
        this.mark = new Style(Role.MARK, base.selected(), -1, -1, 0);
        this.match = new Style(Role.MATCH, base.selected(), -1, -1, 0);
        this.keepsColours = keepsColours;
        this.maxColumns = maxColumns;
        this.colours = new SgrState(base);
        this.cells = new Cell[Math.min(maxColumns, likelyColumns)];
        this.asciiStyle = base;
    }

    /**
     * Cleans what is shown of one line.
     *
     * @param utf8 the text, as UTF-8 that may be broken; a final line end is left out
     * @param length how many of its bytes count
     * @param base how the text looks where it says nothing else
     * @param keepsColours keep the text's own SGR colours; without, they are dropped
     * @param maxColumns most columns to make, so that a huge line costs only what is shown
     * @return one cell a column: a wide cluster is a cell of width 2 and an empty one of width 0. Of a text that goes on, exactly
     *     {@code maxColumns}; a wide cluster for which only one column is left is a blank
     */
    static Cell[] clean(byte[] utf8, int length, Style base, boolean keepsColours, int maxColumns) {
        return clean(utf8, length, base, keepsColours, maxColumns, NONE);
    }

    /** @param highlights stretches of valid UTF-8 that are shown as {@link Role#MATCH}: pairs of start and end, in order */
    static Cell[] clean(byte[] utf8, int length, Style base, boolean keepsColours, int maxColumns, int[] highlights) {
        return clean(utf8, 0, length, base, keepsColours, maxColumns, highlights);
    }

    /**
     * Cleans what a line shows last: of a progress bar that goes back to the beginning of its line, what stands behind the last
     * carriage return, with a sign for all that stood there before. All of it, when something there is to stand out.
     */
    static Cell[] cleanLast(
            byte[] utf8, int length, Style base, boolean keepsColours, int maxColumns, int[] highlights) {
        int from = lastState(utf8, length);
        boolean isAll = from == 0 || highlights.length > 0 && highlights[0] < from;
        return clean(utf8, isAll ? 0 : from - 1, length, base, keepsColours, maxColumns, highlights);
    }

    /** Behind the last carriage return that something visible follows; 0 when there is none. */
    private static int lastState(byte[] utf8, int length) {
        boolean isVisible = false;
        for (int i = length - 1; i >= 0; i--) {
            if (utf8[i] == '\r' && isVisible) {
                return i + 1;
            }
            // Of a sequence that erases the line, the last letter follows digits or a bracket
            boolean isErasing = utf8[i] == 'K' && i >= 2 && (utf8[i - 1] == '[' || utf8[i - 2] == '[');
            if (isErasing) {
                i -= utf8[i - 1] == '[' ? 2 : 3;
            } else {
                isVisible |= utf8[i] > ' ' || utf8[i] < 0;
            }
        }
        return 0;
    }

    private static Cell[] clean(
            byte[] utf8, int start, int length, Style base, boolean keepsColours, int maxColumns, int[] highlights) {
        int end = length;
        if (end > 0 && utf8[end - 1] == '\n') {
            end--;
        }
        if (end > 0 && utf8[end - 1] == '\r') {
            end--;
        }
        TextCleaner cleaner = new TextCleaner(base, keepsColours, Math.max(0, maxColumns), end);
        cleaner.highlights = highlights;
        cleaner.byteOffset = start;
        for (int from = start; from < end && !cleaner.isFull(); ) {
            int to = windowEnd(utf8, from, end);
            cleaner.add(new String(utf8, from, to - from, StandardCharsets.UTF_8));
            from = to;
        }
        return cleaner.finish();
    }

    /** All of a short text, such as a name, without colours of its own. */
    static Cell[] clean(String text, Style base) {
        int end = text.endsWith("\n") ? text.length() - 1 : text.length();
        if (end > 0 && text.charAt(end - 1) == '\r') {
            end--;
        }
        TextCleaner cleaner = new TextCleaner(base, false, Integer.MAX_VALUE, end);
        cleaner.add(text.substring(0, end));
        return cleaner.finish();
    }

    /** Where to cut so that the two halves decode to what the whole would: before a byte that continues no character. */
    private static int windowEnd(byte[] utf8, int from, int end) {
        int to = from + WINDOW_BYTES;
        if (to >= end) {
            return end;
        }
        int cut = to;
        while (cut > to - 3 && isContinuation(utf8[cut])) {
            cut--;
        }
        // four continuations in a row belong to no character that reaches beyond the third
        return isContinuation(utf8[cut]) ? to : cut;
    }

    private static boolean isContinuation(byte utf8) {
        return (utf8 & 0xc0) == 0x80;
    }

    private boolean isFull() {
        return columns >= maxColumns;
    }

    private void add(String text) {
        boolean isOpen = escapes != null && escapes.isOpen();
        for (int i = 0; i < text.length() && !isFull(); ) {
            char c = text.charAt(i);
            advanceHighlight();
            if (!isOpen && c >= ' ' && c <= '~') {
                addSimple(c, style());
                byteOffset++;
                i++;
                continue;
            }
            int codePoint = text.codePointAt(i);
            byteOffset += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (isOpen || codePoint == ESC) {
                isOpen = follow(codePoint);
            } else {
                addText(codePoint);
            }
            i += Character.charCount(codePoint);
        }
    }

    private void advanceHighlight() {
        while (nextHighlight < highlights.length && byteOffset >= highlights[nextHighlight + 1]) {
            nextHighlight += 2;
        }
        isHighlighted = nextHighlight < highlights.length && byteOffset >= highlights[nextHighlight];
    }

    /** How the next character looks. */
    private Style style() {
        return isHighlighted ? match : colours.style();
    }

    /** Gives the code point to the escape parser; returns whether a sequence is open after it. */
    private boolean follow(int codePoint) {
        if (escapes == null) {
            escapes = new EscapeParser();
        }
        EscapeParser.Step step = escapes.accept(codePoint);
        if (step == EscapeParser.Step.LONE_ESCAPE) {
            addSimple((char) (CONTROL_PICTURES + ESC), mark);
            step = escapes.accept(codePoint);
        }
        switch (step) {
            case TEXT -> addText(codePoint);
            case COLOURS -> {
                if (keepsColours) {
                    colours.apply(escapes);
                }
            }
            case SWALLOWED, LONE_ESCAPE -> {}
        }
        return escapes.isOpen();
    }

    private void addText(int codePoint) {
        if (codePoint < ' ') {
            addControl(codePoint);
        } else if (codePoint <= 0xff) {
            addLatin(codePoint);
        } else if (codePoint == 0x2028 || codePoint == 0x2029) {
            addSimple(LINE_PICTURE, mark);
        } else if (codePoint == REPLACEMENT || isDrawing(codePoint)) {
            addSimple((char) codePoint, style());
        } else {
            switch (CharWidth.kind(codePoint)) {
                case CharWidth.UNASSIGNED -> addSimple(REPLACEMENT, style());
                case CharWidth.DROPPED -> {
                    if (isTagOfFlag(codePoint)) {
                        addToRun(codePoint);
                    }
                }
                default -> addToRun(codePoint);
            }
        }
    }

    /** The ellipsis, lines and blocks: the program's own words have no others, and need no pattern before the first frame. */
    private static boolean isDrawing(int codePoint) {
        return codePoint == 0x2026 || codePoint >= 0x2500 && codePoint <= 0x259f;
    }

    private void addControl(int codePoint) {
        switch (codePoint) {
            case '\t' -> {
                flush(runLength);
                do {
                    emitLatin(' ', style());
                } while (columns % TAB_STOP != 0 && !isFull());
            }
            case '\n' -> {
                colours.reset();
                addSimple(LINE_PICTURE, mark);
            }
            default -> addSimple((char) (CONTROL_PICTURES + codePoint), mark);
        }
    }

    private void addLatin(int codePoint) {
        if (codePoint == 0x7f) {
            addSimple(DELETE_PICTURE, mark);
        } else if (codePoint == NEXT_LINE) {
            addSimple(LINE_PICTURE, mark);
        } else if (codePoint < 0x7f || (codePoint >= 0xa0 && codePoint != SOFT_HYPHEN)) {
            addSimple((char) codePoint, style());
        }
    }

    /** Tags spell the region in flags such as Scotland's; anywhere else they are invisible text. */
    private boolean isTagOfFlag(int codePoint) {
        if (codePoint < 0xe0020 || codePoint > 0xe007f || runLength == 0) {
            return false;
        }
        int last = Character.codePointBefore(run, runLength);
        return last == 0x1f3f4 || (last >= 0xe0020 && last < 0xe007f);
    }

    /** Adds a narrow character between two of which there is always a border of clusters. */
    private void addSimple(char c, Style style) {
        if (endsSimple) {
            flush(runLength);
        }
        makeRoom();
        run[runLength] = c;
        runStyles[runLength] = style;
        runLength++;
        endsSimple = true;
    }

    private void addToRun(int codePoint) {
        makeRoom();
        int added = Character.toChars(codePoint, run, runLength);
        for (int i = 0; i < added; i++) {
            runStyles[runLength++] = style();
        }
        endsSimple = false;
    }

    /** Makes room for one code point more. */
    private void makeRoom() {
        if (runLength + 2 <= run.length) {
            return;
        }
        if (run.length < LONGEST_RUN) {
            run = Arrays.copyOf(run, run.length * 2);
            runStyles = Arrays.copyOf(runStyles, runStyles.length * 2);
            return;
        }
        int lastStart = 0;
        for (Matcher matcher = Clusters.matcher(new String(run, 0, runLength)); matcher.find(); ) {
            lastStart = matcher.start();
        }
        flush(lastStart);
        if (runLength > LONGEST_RUN / 2) {
            // one endless cluster: what is beyond its cap is never shown, but its end decides what else belongs to it
            int head = Character.offsetByCodePoints(run, 0, runLength, 0, Clusters.MOST_CODE_POINTS);
            int tail = Character.offsetByCodePoints(run, 0, runLength, runLength, -2);
            System.arraycopy(run, tail, run, head, runLength - tail);
            runLength -= tail - head;
        }
    }

    /** Turns the first chars of the run, which are whole clusters, into cells. */
    private void flush(int length) {
        if (length == 1 && run[0] < LATIN.length) {
            emitLatin(run[0], runStyles[0]);
        } else if (length == 1) {
            emitCluster(String.valueOf(run[0]), runStyles[0]);
        } else if (length > 0) {
            for (Matcher matcher = Clusters.matcher(new String(run, 0, length)); matcher.find(); ) {
                emitCluster(matcher.group(), runStyles[matcher.start()]);
            }
        }
        runLength -= length;
        if (runLength > 0) {
            System.arraycopy(run, length, run, 0, runLength);
            System.arraycopy(runStyles, length, runStyles, 0, runLength);
        }
    }

    private void emitLatin(char c, Style style) {
        if (c >= asciiCells.length) {
            emit(new Cell(LATIN[c], 1, style));
            return;
        }
        if (!Objects.equals(style, asciiStyle)) {
            Arrays.fill(asciiCells, null);
            asciiStyle = style;
        }
        if (asciiCells[c] == null) {
            asciiCells[c] = new Cell(LATIN[c], 1, style);
        }
        emit(asciiCells[c]);
    }

    private void emitCluster(String cluster, Style style) {
        String shown = Clusters.printable(cluster);
        if (Clusters.width(shown) == 1) {
            emit(new Cell(shown, 1, style));
        } else if (columns + 1 < maxColumns) {
            emit(new Cell(shown, 2, style));
            emit(new Cell("", 0, style));
        } else {
            emitLatin(' ', style);
        }
    }

    private void emit(Cell cell) {
        if (isFull()) {
            return;
        }
        if (columns == cells.length) {
            cells = Arrays.copyOf(cells, Math.min(maxColumns, cells.length * 2 + 16));
        }
        cells[columns++] = cell;
    }

    private Cell[] finish() {
        if (escapes != null && escapes.isLoneEscape()) {
            addSimple((char) (CONTROL_PICTURES + ESC), mark);
        }
        flush(runLength);
        return columns == cells.length ? cells : Arrays.copyOf(cells, columns);
    }

    private static String[] latin() {
        String[] strings = new String[0x100];
        for (char c = 0; c < strings.length; c++) {
            strings[c] = String.valueOf(c);
        }
        return strings;
    }
}
