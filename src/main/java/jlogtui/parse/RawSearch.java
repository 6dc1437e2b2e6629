package jlogtui.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jlogtui.model.Level;
import jlogtui.model.Literals;

/**
 * Tells from raw bytes, without decoding a message, where messages may hold one of a few texts, or be of a level. The
 * answer "nowhere" is certain.
 *
 * <p>In a record as Docker writes it a text has exactly one form: some characters are escaped, all others stand as they
 * are. Only three things can hide it, and each is looked for. A colour inside a word: the line is searched again
 * without its colours. A long line cut into pieces: a message without line feed always counts as found. And whatever
 * Docker does not write, such as {@code \}{@code u0041}, a NUL or a torn record: then nothing is certain, and all lines
 * are to be read. Telling the one from the other takes to read the records, so what they say is known, too.
 *
 * <p>One object belongs to one thread.
 */
public final class RawSearch {
    /** A search for more than these takes longer than decoding every message. */
    private static final int MOST_NEEDLES = 8;

    private final List<Needle> needles;
    /** Counts where there is no needle. */
    private final Level least;

    private final RecordLevel levels = new RecordLevel(new LevelGuess());
    private final RawForm form = new RawForm();
    private final BytePairs neighbours = new BytePairs();
    private final MessageLevels[] streams = {new MessageLevels(), new MessageLevels(), new MessageLevels()};
    private int[] hits = new int[64];
    private int hitCount;
    private boolean certain;
    private byte[] scratch = {};

    private RawSearch(List<Needle> needles, Level least) {
        this.needles = needles;
        this.least = least;
        for (Needle needle : needles) {
            needle.addNeighbours(neighbours);
        }
    }

    /** Empty when raw bytes say nothing about these texts, such as U+FFFD, which stands for any bad byte. */
    public static Optional<RawSearch> of(Literals literals) {
        List<String> escaped = new ArrayList<>();
        for (String text : literals.texts()) {
            String run = longestRun(text, literals.ignoresCase());
            if (run.isEmpty()) {
                return Optional.empty();
            }
            escaped.add(escaped(run));
        }
        List<Needle> needles = Needle.of(escaped, literals.ignoresCase());
        return needles.isEmpty() || needles.size() > MOST_NEEDLES
                ? Optional.empty()
                : Optional.of(new RawSearch(needles, Level.TRACE));
    }

    /** Looks for messages of this level at least. */
    public static RawSearch of(Level least) {
        return new RawSearch(List.of(), least);
    }

    /** The longest part of the text in which every character has one form only. */
    private static String longestRun(String text, boolean ignoresCase) {
        String longest = "";
        int start = 0;
        int at = 0;
        while (at <= text.length()) {
            int codePoint = at < text.length() ? text.codePointAt(at) : 0xFFFD;
            if (!hasOneForm(codePoint, ignoresCase)) {
                if (at - start > longest.length()) {
                    longest = text.substring(start, at);
                }
                start = at + Character.charCount(codePoint);
            }
            at += Character.charCount(codePoint);
        }
        return longest;
    }

    private static boolean hasOneForm(int codePoint, boolean ignoresCase) {
        if (codePoint == 0xFFFD || Character.getType(codePoint) == Character.SURROGATE) {
            return false;
        }
        // ESC may be a part of a colour, which belongs to no message; the others Docker escapes, but not who else
        // writes
        // such files
        if (codePoint == 0x1b || "<>&\u2028\u2029".indexOf(codePoint) >= 0) {
            return false;
        }
        int type = Character.getType(codePoint);
        boolean caseless = type == Character.OTHER_LETTER
                || !Character.isLetter(codePoint)
                        && type != Character.NON_SPACING_MARK
                        && Character.toLowerCase(codePoint) == Character.toUpperCase(codePoint);
        return !ignoresCase || codePoint < 0x80 || caseless;
    }

    /** The text as Docker writes it into a string. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> escaped.append('\\').append(c);
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                default -> {
                    if (c < ' ') {
                        unicode(c, escaped);
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    private static void unicode(char c, StringBuilder escaped) {
        escaped.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            escaped.append(Character.forDigit(c >> shift & 15, 16));
        }
    }

    /**
     * Looks at whole lines.
     *
     * @param from the first byte of a line
     * @param to behind the line feed of a line
     * @return whether a message of a record that stands there may hold one of the texts, or be of the level
     */
    public boolean look(byte[] bytes, int from, int to) {
        hitCount = 0;
        certain = form.look(bytes, from, to, neighbours);
        if (!certain) {
            return true;
        }
        for (Needle needle : needles) {
            find(needle, bytes, from, to);
        }
        if (needles.isEmpty()) {
            findLevels(bytes);
        }
        for (int i = 0; i < form.suspectCount(); i++) {
            lookWithoutColours(bytes, form.suspect(i));
        }
        for (int i = 0; i < form.openCount(); i++) {
            // The text may begin here and go on in another record
            add(form.open(i));
        }
        if (needles.size() != 1 || form.suspectCount() > 0 || form.openCount() > 0) {
            Arrays.sort(hits, 0, hitCount);
        }
        return hitCount > 0;
    }

    private void find(Needle needle, byte[] bytes, int from, int to) {
        int line = 0;
        int at = needle.next(bytes, from, to);
        while (at >= 0) {
            while (line + 1 < form.count() && form.start(line + 1) <= at) {
                line++;
            }
            int next = at + 1;
            if (at < form.messageEnd(line)) {
                add(form.start(line));
                next = line + 1 < form.count() ? form.start(line + 1) : to;
            }
            at = needle.next(bytes, next, to);
        }
    }

    private void findLevels(byte[] bytes) {
        for (MessageLevels messages : streams) {
            messages.begin();
        }
        for (int i = 0; i < form.count(); i++) {
            boolean isBad = levels.of(bytes, form.start(i), form.end(i), true).isAtLeast(least);
            if (streams[form.stream(i)].mayBe(bytes, form, i, isBad)) {
                add(form.start(i));
            }
        }
    }

    /** How many records the last look has read, if it was certain. */
    public int count() {
        return form.count();
    }

    /** The time of one of them, epoch nanoseconds. */
    public long time(int record) {
        return form.time(record);
    }

    /** Reports the records of the last look, if it was certain, as {@link RecordReader} would. */
    public void report(ItemSink sink) {
        form.report(sink);
    }

    /** Whether the lines of the last look, if it was certain, all end their message, so that none goes on in another. */
    public boolean areAllWhole() {
        return form.openCount() == 0;
    }

    private void add(int at) {
        if (hitCount == hits.length) {
            hits = Arrays.copyOf(hits, 2 * hitCount);
        }
        hits[hitCount++] = at;
    }

    private void lookWithoutColours(byte[] bytes, int lineStart) {
        int end = ByteScan.lineFeed(bytes, lineStart, bytes.length);
        if (scratch.length < end - lineStart) {
            scratch = new byte[2 * (end - lineStart)];
        }
        int length = RawForm.withoutColours(bytes, lineStart, end, scratch);
        for (Needle needle : needles) {
            if (needle.next(scratch, 0, length) >= 0) {
                add(lineStart);
                return;
            }
        }
    }

    /**
     * Whether the last look tells of each record whether it may hold a text; else each may.
     */
    public boolean isCertain() {
        return certain;
    }

    /** Where the records begin, ascending, that may match by the last look; some stand there twice. Of use if certain. */
    public int[] hits() {
        return Arrays.copyOf(hits, hitCount);
    }
}
