package jlogtui.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jlogtui.model.Stream;

/** Collects what a reader reports, as values that can be compared and read. */
final class Items implements ItemSink {
    sealed interface Item permits Found, Damage {
        long start();

        long end();
    }

    record Found(long start, long end, Stream stream, long timeNanos, boolean terminated, boolean full, String log)
            implements Item {}

    record Damage(long start, long end, String reason) implements Item {}

    private final List<Item> all = new ArrayList<>();
    private byte[] bytes;
    private long shift;

    Items(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What the array is from now on, and what is added to its indexes. */
    void from(byte[] nextBytes, long nextShift) {
        bytes = nextBytes;
        shift = nextShift;
    }

    @Override
    public void record(RecordFields fields) {
        byte[] log = Envelope.log(bytes, fields.start, fields.end);
        all.add(new Found(
                fields.start + shift,
                fields.end + shift,
                fields.stream,
                fields.timeNanos,
                fields.terminated,
                fields.full,
                new String(log, StandardCharsets.UTF_8)));
    }

    @Override
    public void damage(int start, int end, String reason) {
        all.add(new Damage(start + shift, end + shift, reason));
    }

    List<Item> all() {
        return all;
    }

    static List<Item> ofLine(byte[] line) {
        return ofLine(line, 0, line.length);
    }

    static List<Item> ofLine(byte[] bytes, int start, int end) {
        Items items = new Items(bytes);
        new RecordReader().readLine(bytes, start, end, items);
        return items.all();
    }

    static List<Item> ofRest(byte[] bytes, int start, int end) {
        Items items = new Items(bytes);
        new RecordReader().readRest(bytes, start, end, items);
        return items.all();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
