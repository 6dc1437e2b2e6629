package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class RecordSplitterTest {
    private static final int[] CHUNKS = {1, 3, 64, 4096};
    private static final long FILE_OFFSET = 5_000_000_000L;
    private static final int SMALL_CAP = 40;

    @Test
    void linesAreTheSameForEveryChunkSize() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = randomText(random);
            List<String> expected = plainly(bytes, Limits.MAX_RECORD_BYTES);
            for (int chunk : CHUNKS) {
                assertEquals(expected, split(bytes, chunk, Limits.MAX_RECORD_BYTES), "seed " + seed);
            }
        }
    }

    @Test
    void tooLongLinesAreCutTheSameForEveryChunkSize() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = randomText(random);
            List<String> expected = plainly(bytes, SMALL_CAP);
            for (int chunk : CHUNKS) {
                assertEquals(
                        expected,
                        split(bytes, chunk, SMALL_CAP),
                        () -> "seed " + seed + ": " + new String(bytes, StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Test
    void aMarkerAtEveryPlaceAroundTheLimitIsFound() {
        for (int before = 0; before < 3 * SMALL_CAP; before++) {
            for (String marker : List.of("{\"log\":", "{\"stream\":", "\"attrs\":{\"log\":", "{\"log\"x{\"time\":")) {
                byte[] bytes = Items.latin1("x".repeat(before) + marker + "y\nz\n");
                List<String> expected = plainly(bytes, SMALL_CAP);
                for (int chunk : CHUNKS) {
                    assertEquals(expected, split(bytes, chunk, SMALL_CAP), before + marker);
                }
            }
        }
    }

    @Test
    void aRecordBehindAHoleLargerThanTheLimitIsALineOfItsOwn() {
        byte[] record = Items.utf8(DockerForm.record("after\n", "stdout", "2026-01-02T03:04:05Z") + "\n");
        int hole = Limits.MAX_RECORD_BYTES + 1_000_000;
        byte[] bytes = new byte[hole + record.length];
        System.arraycopy(record, 0, bytes, hole, record.length);
        Lines lines = new Lines();
        RecordSplitter splitter = new RecordSplitter(lines, 0);
        for (int at = 0; at < bytes.length; at += 65_536) {
            splitter.feed(bytes, at, Math.min(bytes.length, at + 65_536));
        }
        assertEquals(3, lines.seen.size());
        assertEquals("skipped " + Limits.MAX_RECORD_BYTES + " " + hole, lines.seen.get(1));
        assertEquals(hole + " " + new String(record, 0, record.length - 1, StandardCharsets.UTF_8), lines.seen.get(2));
        assertEquals(bytes.length, splitter.tornOffset());
    }

    @Test
    void aLineInsideAChunkIsNotCopied() {
        byte[] chunk = Items.utf8("one\ntwo\nthr");
        List<byte[]> arrays = new ArrayList<>();
        RecordSplitter splitter = new RecordSplitter(
                new RecordSplitter.LineSink() {
                    @Override
                    public void line(byte[] bytes, int start, int end, long fileOffset) {
                        arrays.add(bytes);
                    }

                    @Override
                    public void tooLong(long fileOffset, long endOffset) {}
                },
                0);
        splitter.feed(chunk, 0, chunk.length);
        assertEquals(2, arrays.size());
        assertTrue(arrays.get(0) == chunk && arrays.get(1) == chunk);
    }

    @Test
    void theTornTailIsHeldAndToldAndGivenOutAtTheEnd() {
        Lines lines = new Lines();
        RecordSplitter splitter = new RecordSplitter(lines, 100);
        splitter.feed(Items.utf8("one\ntw"), 0, 6);
        assertEquals(List.of("100 one"), lines.seen);
        assertEquals(104, splitter.tornOffset());
        assertEquals(2, splitter.tornLength());
        splitter.feed(Items.utf8("o\n"), 0, 2);
        assertEquals(List.of("100 one", "104 two"), lines.seen);
        assertEquals(108, splitter.tornOffset());
        assertEquals(0, splitter.tornLength());
        splitter.end();
        assertEquals(2, lines.seen.size());
        splitter.feed(Items.utf8("x"), 0, 1);
        splitter.end();
        splitter.end();
        assertEquals(List.of("100 one", "104 two", "108 x"), lines.seen);
    }

    private static byte[] randomText(Random random) {
        String[] parts = {
            "\n",
            "a",
            "{",
            "{\"",
            "{\"log",
            "{\"log\":",
            "{\"stream\":",
            "{\"time\":",
            "\"attrs\":",
            "\0\0\0\0\0",
            "lorem ipsum ",
            "0123456789012345678901234567890123456789"
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return Items.latin1(text.toString());
    }

    private static List<String> split(byte[] bytes, int chunk, int cap) {
        Lines lines = new Lines();
        RecordSplitter splitter = new RecordSplitter(lines, FILE_OFFSET, cap);
        for (int at = 0; at < bytes.length; at += chunk) {
            int length = Math.min(chunk, bytes.length - at);
            // What lies around the chunk must not matter.
            byte[] room = Items.latin1("\"attrs\":" + "\n".repeat(length) + "{\"log\":");
            System.arraycopy(bytes, at, room, 8, length);
            splitter.feed(room, 8, 8 + length);
        }
        splitter.end();
        return lines.seen;
    }

    private static final Pattern MARKER = Pattern.compile("(?<!\"attrs\":)\\{\"(?:log|stream|time)\":");
    private static final Pattern MARKER_TO_COME = Pattern.compile(
            "(?<!\"attrs\":)\\{(?:\"(?:l(?:o(?:g\"?)?)?|s(?:t(?:r(?:e(?:a(?:m\"?)?)?)?)?)?|t(?:i(?:m(?:e\"?)?)?)?)?)?\\z");

    /** The reference: the whole text at once. */
    private static List<String> plainly(byte[] bytes, int cap) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> seen = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int lineFeed = text.indexOf('\n', start);
            int end = lineFeed < 0 ? text.length() : lineFeed;
            cut(text, start, end, cap, seen);
            start = end + 1;
        }
        return seen;
    }

    private static void cut(String text, int lineStart, int end, int cap, List<String> seen) {
        int start = lineStart;
        while (end - start > cap) {
            int last = -1;
            Matcher inside = MARKER.matcher(text.substring(0, start + cap)).region(start + 1, start + cap);
            inside.useTransparentBounds(true);
            while (inside.find()) {
                last = inside.start();
            }
            int keptEnd = last;
            if (last < 0) {
                Matcher toCome = MARKER_TO_COME.matcher(text.substring(0, start + cap));
                keptEnd = toCome.find(start) ? toCome.start() : start + cap;
            }
            seen.add(FILE_OFFSET + start + " " + text.substring(start, keptEnd));
            start = keptEnd;
            if (last < 0) {
                Matcher next = MARKER.matcher(text.substring(0, end));
                start = next.find(keptEnd) ? next.start() : end;
                if (start > keptEnd) {
                    seen.add("skipped " + (FILE_OFFSET + keptEnd) + " " + (FILE_OFFSET + start));
                }
                if (start == end) {
                    return;
                }
            }
        }
        if (end > start || (lineStart == start && end < text.length())) {
            seen.add(FILE_OFFSET + start + " " + text.substring(start, end));
        }
    }

    private static final class Lines implements RecordSplitter.LineSink {
        private final List<String> seen = new ArrayList<>();

        @Override
        public void line(byte[] bytes, int start, int end, long fileOffset) {
            seen.add(fileOffset + " " + new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void tooLong(long fileOffset, long endOffset) {
            seen.add("skipped " + fileOffset + " " + endOffset);
        }
    }
}
