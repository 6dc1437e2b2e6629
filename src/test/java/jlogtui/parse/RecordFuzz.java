package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

/** Any bytes as a log: the same items however they are cut, in order, and nothing but blanks between them. */
public final class RecordFuzz {
    private RecordFuzz() {}

    /** Fails with an {@link Error} or a {@link RuntimeException} where a promise does not hold. */
    public static void fuzzerTestOneInput(byte[] data) {
        List<Items.Item> whole = items(data, data.length + 1);
        assertEquals(whole, items(data, 1));
        assertEquals(whole, items(data, 7));
        int at = 0;
        for (Items.Item item : whole) {
            assertTrue(item.start() >= at && item.end() > item.start() && item.end() <= data.length, whole::toString);
            assertBlank(data, at, (int) item.start(), whole);
            at = (int) item.end();
        }
        assertBlank(data, at, data.length, whole);
        assertOwnership(data);
    }

    private static void assertBlank(byte[] data, int from, int to, List<Items.Item> whole) {
        for (int i = from; i < to; i++) {
            boolean isMark = data[i] == (byte) 0xef || data[i] == (byte) 0xbb || data[i] == (byte) 0xbf;
            assertTrue(
                    data[i] >= 0 && data[i] <= ' ' && data[i] != 0 || isMark, () -> from + " to " + to + ": " + whole);
        }
    }

    private static List<Items.Item> items(byte[] data, int chunk) {
        List<Items.Item> all = new ArrayList<>();
        RecordReader reader = new RecordReader();
        RecordSplitter splitter = new RecordSplitter(
                new RecordSplitter.LineSink() {
                    @Override
                    public void line(byte[] bytes, int start, int end, long fileOffset) {
                        Items items = new Items(bytes);
                        items.from(bytes, fileOffset - start);
                        reader.readLine(bytes, start, end, items);
                        all.addAll(items.all());
                    }

                    @Override
                    public void tooLong(long fileOffset, long endOffset) {
                        throw new AssertionError("no line of this length is too long");
                    }
                },
                0);
        for (int at = 0; at < data.length; at += chunk) {
            splitter.feed(data, at, Math.min(data.length, at + chunk));
        }
        splitter.end();
        return all;
    }

    /** Two readers that share the first line at some place find together what one finds. */
    private static void assertOwnership(byte[] data) {
        int end = RecordReader.lineEnd(data, 0, data.length);
        if (end < 2) {
            return;
        }
        int p = 1 + Math.floorMod(java.util.Arrays.hashCode(data), end - 1);
        int border = RecordReader.nextStart(data, p, end);
        List<Items.Item> both = new ArrayList<>(Items.ofLine(data, 0, border));
        both.addAll(Items.ofRest(data, p, end));
        assertEquals(Items.ofLine(data, 0, end), both, () -> "shared at " + p);
    }
}
