package jlogtui.timeline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import jlogtui.testkit.DockerJson;

/**
 * A file of numbered records with accidents between and in them, and which of the records are intact. The numbers of
 * the accidents are those of the ways in which Docker's files are known to break.
 */
final class DamagedFile {
    /** Kinds of accident inside of a file. */
    static final int KINDS = 12;

    /**
     * A record that is whole.
     *
     * @param end offset behind its last byte
     * @param nanos its time, {@link Long#MIN_VALUE} of one that has none to go by
     */
    record Intact(int number, int end, long nanos) {}

    private static final long STEP_NANOS = 1_000_000L;

    private final Random random;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Intact> intact = new ArrayList<>();
    private final int[] accidents;
    private final int longest;
    private int number;
    private boolean isDamaged;

    /**
     * @param number of the first record
     * @param longest bytes of a hole at most
     * @param accidents is counted up for each kind
     */
    DamagedFile(Random random, int number, int longest, int[] accidents) {
        this.random = random;
        this.number = number;
        this.longest = longest;
        this.accidents = accidents;
    }

    static long nanos(int number) {
        return Instant.parse("2026-08-20T03:00:00Z").getEpochSecond() * 1_000_000_000L + number * STEP_NANOS;
    }

    int number() {
        return number;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    List<Intact> intact() {
        return intact;
    }

    /** Whether something lies in it that is no record. */
    boolean isDamaged() {
        return isDamaged;
    }

    /** Writes so many records, about one in {@code rarity} meeting with an accident. */
    void write(int records, int rarity) {
        for (int i = 0; i < records; i++) {
            if (random.nextInt(rarity) == 0) {
                accident(random.nextInt(KINDS));
            } else {
                good();
            }
        }
    }

    private byte[] next() {
        String text = "record " + number + " " + "<é>".repeat(random.nextInt(20)) + "\n";
        return DockerJson.record(random.nextInt(3) == 0 ? "stderr" : "stdout", time(), text);
    }

    private Instant time() {
        long nanos = nanos(number++);
        return Instant.ofEpochSecond(nanos / 1_000_000_000L, nanos % 1_000_000_000L);
    }

    private void good() {
        out.writeBytes(next());
        keep(nanos(number - 1));
    }

    private void keep(long nanos) {
        intact.add(new Intact(number - 1, out.size(), nanos));
    }

    private void accident(int kind) {
        accidents[kind]++;
        switch (kind) {
            case 0 -> hole();
            case 1 -> powerLoss();
            case 2 -> zeroed();
            case 3 -> fullDisk();
            case 4 -> headless();
            case 5 -> lostLineFeed();
            case 6 -> edited();
            case 7 -> foreign();
            case 8 -> oddBytes();
            case 9 -> oddFields();
            case 10 -> replaced();
            default -> garbage();
        }
    }

    /** 8.1: a log that was truncated while Docker did not append: a hole and right behind it a record. */
    private void hole() {
        isDamaged = true;
        out.writeBytes(new byte[1 + random.nextInt(longest)]);
        good();
    }

    /** 8.3: half a record, NULs up to a border of the disk, and right behind them a record. */
    private void powerLoss() {
        torn();
        out.writeBytes(new byte[(512 - out.size() % 512) % 512]);
        good();
    }

    /** 8.4: NULs over a record, with its line feed or without. */
    private void zeroed() {
        isDamaged = true;
        byte[] record = next();
        out.writeBytes(new byte[record.length - 1]);
        out.write(random.nextBoolean() ? '\n' : 0);
    }

    /** 8.5: half records that the next one stands right behind, on the same line. */
    private void fullDisk() {
        for (int i = random.nextInt(3); i >= 0; i--) {
            torn();
        }
        good();
    }

    /** Also 8.6 and 8.7, at the end. */
    void torn() {
        isDamaged = true;
        byte[] record = next();
        // A record without its line feed is whole
        out.write(record, 0, 1 + random.nextInt(record.length - 2));
    }

    /** 8.8: the end of a record without its beginning. */
    void headless() {
        isDamaged = true;
        byte[] record = next();
        int from = 8 + random.nextInt(record.length - 9);
        out.write(record, from, record.length - from);
    }

    /** 8.9: two records on a line. */
    private void lostLineFeed() {
        for (int i = random.nextInt(2); i >= 0; i--) {
            byte[] record = next();
            out.write(record, 0, record.length - 1);
            keep(nanos(number - 1));
        }
        good();
    }

    /** 8.10: what editors leave behind around records. */
    private void edited() {
        out.writeBytes(text(List.of("\uFEFF", "", "  ", "\n\r\n \n").get(random.nextInt(4))));
        byte[] record = next();
        out.write(record, 0, record.length - 1);
        keep(nanos(number - 1));
        out.writeBytes(text(random.nextBoolean() ? "\r\n" : " \r\n"));
    }

    /** 8.10: lines of others. */
    private void foreign() {
        isDamaged = true;
        out.writeBytes(text("-- cut by hand, {\"log\" went to {another} file --\n"));
        good();
    }

    /** 8.11: raw control bytes, Latin-1 and lone surrogates. */
    private void oddBytes() {
        String odd = List.of("\t\u001b\0", "gr\u00fc\u00dfe", "\\ud83d").get(random.nextInt(3));
        String time = DockerJson.time(time());
        String record = "{\"log\":\"record " + (number - 1) + " " + odd + "\\n\",\"stream\":\"stdout\",\"time\":\""
                + time + "\"}\n";
        out.writeBytes(record.getBytes(StandardCharsets.ISO_8859_1));
        keep(nanos(number - 1));
    }

    /** 8.12: fields that are missing, wrong, doubled or in another order. */
    private void oddFields() {
        String time = "\"time\":\"" + DockerJson.time(time()) + "\"";
        String log = "\"log\":\"record " + (number - 1) + " \\n\"";
        String stream = "\"stream\":\"stdout\"";
        boolean hasTime = random.nextBoolean();
        String none = List.of(stream, stream + ",\"time\":\"yesterday\"", stream + ",\"time\":7")
                .get(random.nextInt(3));
        String odd = List.of(
                        time + "," + log + "," + stream,
                        log + ",\"stream\":\"audit\"," + time,
                        log + "," + stream + ",\"more\":{\"a\":[1,2]}," + time,
                        "\"log\":\"old\\n\"," + log + "," + stream + "," + time)
                .get(random.nextInt(4));
        out.writeBytes(text("{" + (hasTime ? odd : log + "," + none) + "}\n"));
        keep(hasTime ? nanos(number - 1) : Long.MIN_VALUE);
    }

    /** 8.19: bytes that Docker has replaced. */
    private void replaced() {
        byte[] message = text("record " + number + " \u00ff\n");
        message[message.length - 2] = (byte) 0xff;
        out.writeBytes(DockerJson.record("stdout", time(), message));
        keep(nanos(number - 1));
    }

    /** 8.20: bytes of anything, or a string without an end, up to a line feed or a record. */
    private void garbage() {
        isDamaged = true;
        byte[] bytes = new byte[1 + random.nextInt(longest)];
        random.nextBytes(bytes);
        bytes[0] = (byte) 0xfe;
        if (random.nextBoolean()) {
            out.writeBytes(text("{\"log\":\"" + "x".repeat(random.nextInt(longest))));
        } else {
            out.writeBytes(bytes);
        }
        if (random.nextBoolean()) {
            out.write('\n');
        }
        good();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** 8.13: the file compressed, and then perhaps cut, overwritten at its end, or written as several members. */
    static byte[] compressed(byte[] bytes, Random random) throws IOException {
        int kind = random.nextInt(5);
        int split = kind == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        member(bytes, 0, split, gzip);
        if (kind == 0) {
            member(bytes, split, bytes.length, gzip);
        }
        byte[] all = gzip.toByteArray();
        if (kind == 1) {
            return java.util.Arrays.copyOf(all, random.nextInt(all.length + 1));
        }
        if (kind == 2) {
            all[all.length - 7] ^= 0x55;
        }
        return kind == 3 ? bytes : all;
    }

    private static void member(byte[] bytes, int from, int to, ByteArrayOutputStream into) throws IOException {
        try (GZIPOutputStream out = new GZIPOutputStream(into)) {
            out.write(bytes, from, to - from);
        }
    }

    /** What the JDK makes of a compressed file, as far as it comes. */
    static int readable(byte[] compressed) throws IOException {
        if (compressed.length < 2 || compressed[0] != 0x1f || compressed[1] != (byte) 0x8b) {
            return compressed.length;
        }
        int count = 0;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            while (in.read() >= 0) {
                count++;
            }
        } catch (IOException e) {
            // What comes before the damage counts
        }
        return count;
    }
}
