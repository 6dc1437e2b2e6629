package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import jlogtui.model.Stream;
import org.junit.jupiter.api.Test;

/** The strict path against a pattern of Docker's form, Jackson and the JDK. */
final class EnvelopeDifferentialTest {
    private static final String HEAD = "{\"log\":\"";
    private static final String TAIL = "\",\"stream\":\"stderr\",\"time\":\"2026-01-02T03:04:05.5Z\"}";

    private final StrictRecord strict = new StrictRecord();
    private final StrictRecord line = new StrictRecord();
    private int strictOnes;

    @Test
    void everyShortMessageOverANastyAlphabet() {
        String[] alphabet = {"a", "\"", "\\", "n", "u", "0", "\u001f", "\u0000", "\u007f", "\u00c3", "\u00a9"};
        for (int length = 0; length <= 4; length++) {
            everyMessage("", length, alphabet);
        }
        assertTrue(strictOnes > 1_000);
    }

    @Test
    void everyUnicodeEscapeOverANastyAlphabet() {
        String[] alphabet = {"0", "d", "8", "F", "g", "\""};
        everyMessage("\\u", 4, alphabet);
        for (String high : List.of("\\ud83d", "\\uDBFF", "\\udc00", "\\ufffd", "\\ud83", "x")) {
            for (String low : List.of("\\ude00", "\\uDC00", "\\ud83d", "\\n", "x", "\\", "\\u", "\\ude0")) {
                compare(Items.latin1(HEAD + high + low + TAIL));
                compare(Items.latin1(HEAD + high + low + "\\n" + TAIL));
                compare(Items.latin1(HEAD + high + high + low + TAIL));
            }
        }
        assertTrue(strictOnes > 200);
    }

    @Test
    void everyEscapeAtEveryPlaceOfAWord() {
        String[] parts = {"\\\"", "\\n", "\\\\", "\\u000a", "\\u001b", "\\x", "\\u12", "\"", "\u0001", "é", "\\"};
        for (int shift = 0; shift < 20; shift++) {
            for (String first : parts) {
                for (String second : parts) {
                    compare(Items.utf8(HEAD + "x".repeat(shift) + first + second + TAIL));
                    compare(Items.utf8(HEAD + "\\\\".repeat(shift) + first + "y".repeat(shift) + second + TAIL));
                    compare(Items.utf8(HEAD + "\\\"".repeat(shift) + "z" + first + second + "0".repeat(9) + TAIL));
                }
            }
        }
        assertTrue(strictOnes > 1_000);
    }

    private void everyMessage(String head, int length, String[] alphabet) {
        if (length == 0) {
            // Behind eight plain bytes, the message is read by words; before them, byte by byte.
            compare(Items.latin1(HEAD + head + TAIL));
            compare(Items.latin1(HEAD + "12345" + head + "12345678" + TAIL));
            return;
        }
        for (String next : alphabet) {
            everyMessage(head + next, length - 1, alphabet);
        }
    }

    @Test
    void randomRecords() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            byte[] record = Items.utf8(DockerForm.random(random));
            assertTrue(compare(record), () -> "seed " + seed + ": " + new String(record, StandardCharsets.UTF_8));
        }
    }

    @Test
    void randomMutationsOfRecords() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 12_000; i++) {
            byte[] record = Items.utf8(DockerForm.random(random));
            byte[] mutated = record;
            for (int edits = random.nextInt(3); edits >= 0; edits--) {
                mutated = mutated(mutated, random);
            }
            try {
                compare(mutated);
                checkItems(mutated);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + new String(mutated, StandardCharsets.ISO_8859_1), e);
            }
        }
        assertTrue(strictOnes > 500);
    }

    static byte[] mutated(byte[] bytes, Random random) {
        byte[] nasty = Items.latin1("\"\\{}:,un0a \u0000\n\u00c3\u00a9\u00ff".replace("\n", ""));
        int at = random.nextInt(bytes.length + 1);
        int other = random.nextInt(bytes.length + 1);
        int length = random.nextInt(4);
        return switch (random.nextInt(4)) {
            case 0 -> spliced(bytes, at, Math.min(bytes.length, at + length), new byte[0]);
            case 1 -> spliced(bytes, at, at, new byte[] {nasty[random.nextInt(nasty.length)]});
            case 2 ->
                spliced(bytes, at, Math.min(bytes.length, at + 1), new byte[] {nasty[random.nextInt(nasty.length)]});
            default -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, Math.min(at, other), Math.max(at, other)));
        };
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
        byte[] result = new byte[from + middle.length + bytes.length - to];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(middle, 0, result, from, middle.length);
        System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
        return result.length == 0 ? bytes : result;
    }

    /** Both must agree on whether it is Docker's form, and if so on every value. Returns whether it is. */
    private boolean compare(byte[] record) {
        String text = new String(record, StandardCharsets.ISO_8859_1);
        byte[] room = new byte[record.length + 6];
        Arrays.fill(room, (byte) '"');
        System.arraycopy(record, 0, room, 3, record.length);
        int end = 3 + record.length;
        boolean isStrict = DockerForm.isStrict(record);
        compareLine(room, end, isStrict, text);
        assertEquals(isStrict, strict.parse(room, 3, end), text);
        if (!isStrict) {
            return false;
        }
        strictOnes++;
        JsonNode tree = DockerForm.tree(record);
        String log = DockerForm.repaired(tree.path("log").asText(""));
        assertEquals(log, new String(Envelope.log(room, 3, end), StandardCharsets.UTF_8), text);
        assertArrayEquals(Items.utf8(log), Envelope.decode(room, strict.logStart, strict.logEnd), text);
        assertEquals(log.endsWith("\n"), strict.terminated, text);
        assertEquals(rawLength(text), strict.rawLength(room), text);
        assertEquals(stream(tree.path("stream").asText("")), strict.stream, text);
        String time = tree.get("time").asText();
        assertEquals(DockerForm.nanos(time), strict.timeNanos, text);
        assertEquals(time, Envelope.time(room, 3, end), text);
        Map<String, String> attrs = new TreeMap<>();
        tree.path("attrs")
                .properties()
                .forEach(e -> attrs.put(
                        DockerForm.repaired(e.getKey()),
                        DockerForm.repaired(e.getValue().asText())));
        assertEquals(attrs, Envelope.attrs(room, 3, end), text);
        return true;
    }

    /** Read without knowing its end, a record must be the same, whatever stands behind it and wherever the array ends. */
    private void compareLine(byte[] room, int end, boolean isStrict, String text) {
        byte[] file = Arrays.copyOf(room, end + 1 + 40);
        Arrays.fill(file, end + 1, file.length, (byte) '"');
        file[end] = '\n';
        for (int limit : new int[] {end, end + 1, end + 2, file.length}) {
            byte[] cut = Arrays.copyOf(file, limit);
            boolean isLine = isStrict && limit > end;
            assertEquals(isLine ? end : ByteScan.NOT_FOUND, line.parseLine(cut, 3, limit), text);
            if (isLine) {
                assertTrue(strict.parse(room, 3, end), text);
                assertEquals(values(strict), values(line), text);
            }
        }
    }

    private static List<Object> values(StrictRecord record) {
        return List.of(
                List.of(record.logStart, record.logEnd, record.terminated, record.stream),
                List.of(record.attrsStart, record.attrsEnd, record.timeStart, record.timeEnd, record.timeNanos));
    }

    private static Stream stream(String name) {
        return switch (name) {
            case "", "stdout" -> Stream.STDOUT;
            case "stderr" -> Stream.STDERR;
            default -> Stream.OTHER;
        };
    }

    /** Raw bytes count one, and so does an escaped U+FFFD; other escapes count what they stand for. */
    private static int rawLength(String latin1) {
        if (!latin1.startsWith(HEAD)) {
            return 0;
        }
        int length = 0;
        int at = HEAD.length();
        while (latin1.charAt(at) != '"') {
            if (latin1.charAt(at) != '\\') {
                length++;
                at++;
            } else if (latin1.charAt(at + 1) != 'u') {
                length++;
                at += 2;
            } else {
                int unit = Integer.parseInt(latin1.substring(at + 2, at + 6), 16);
                boolean isHalf = Character.isSurrogate((char) unit);
                length += unit == 0xFFFD ? 1 : isHalf ? 2 : Items.utf8(String.valueOf((char) unit)).length;
                at += 6;
            }
        }
        return length;
    }

    /** What no input may break: items in order, disjoint, nothing but blanks between them. */
    static void checkItems(byte[] line) {
        int at = 0;
        for (Items.Item item : Items.ofLine(line)) {
            assertTrue(item.start() >= at && item.end() > item.start(), "order");
            checkBlank(line, at, (int) item.start());
            at = (int) item.end();
        }
        checkBlank(line, at, line.length);
    }

    private static void checkBlank(byte[] line, int from, int to) {
        String between = new String(line, from, to - from, StandardCharsets.UTF_8);
        assertTrue(between.isEmpty() || between.matches("[ \t\r\uFEFF]*"), () -> "lost: " + between);
    }
}
