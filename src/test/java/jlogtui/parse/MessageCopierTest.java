package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

/** The fast way to a message gives what {@link Envelope} gives, or says that it does not know the record. */
final class MessageCopierTest {
    private static final String STREAM_AND_TIME = "\",\"stream\":\"stdout\",\"time\":\"2026-08-20T03:15:07.5Z\"}";
    private static final String[] PARTS = {
        "a",
        "longer than a word",
        "\\n",
        "\\r",
        "\\\"",
        "\\\\",
        "\\/",
        "\\t",
        "\\u0009",
        "\\u001b",
        "\\u003c",
        "\\ufffd",
        "\\u00e9",
        "\\u20ac",
        "\\ud83d\\ude00",
        "\\ud83d",
        "\\ude00",
        "\\ud83dx",
        "\\ud83d\\n",
        "\\uZZZZ",
        "\\x",
        "\\",
        "\\u12",
        "\"",
        "\t",
        "\u0000",
        "é",
        "€",
        "日本語",
        "😀",
        "\u007f",
        "\",\"log\":\"b",
        "{\"log\":\""
    };
    private static final byte[][] BAD_UTF8 = {
        {(byte) 0xff},
        {(byte) 0xc3},
        {(byte) 0xe2, (byte) 0x82},
        {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
        {(byte) 0xc0, (byte) 0xaf},
        {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
        {(byte) 0x80}
    };
    private static final String[] TAILS = {
        STREAM_AND_TIME,
        "\",\"stream\":\"stderr\",\"time\":\"2026-08-20T03:15:07Z\"}",
        "\",\"stream\":\"stdout\",\"time\":\"2026-08-20T03:15:07.123456789+02:00\"}",
        "\",\"stream\":\"stdout\",\"attrs\":{\"tag\":\"x\"},\"time\":\"2026-08-20T03:15:07.5Z\"}",
        "\",\"time\":\"2026-08-20T03:15:07.5Z\"}",
        "\",\"stream\":\"stdout\",\"time\":\"yesterday\"}",
        "\",\"stream\":\"stdout\",\"time\":\"2026-08-20T03:15:07.5Z\",\"log\":\"other\"}",
        "\",\"stream\":\"stdout\",\"time\":\"2026-08-20T03:15:07.5Z\"}}",
        "\",\"stream\":\"stdout\",\"time\":\"2026-08-20T03:15:07.5Z",
        "\"}"
    };

    private final MessageCopier copier = new MessageCopier();

    @Test
    void agreesWithTheEnvelopeOnRandomRecords() {
        int[] known = new int[1];
        RandomCases.check(20_000, random -> {
            byte[] record = record(random);
            known[0] += agrees(record, random.nextInt(20)) ? 1 : 0;
        });
        if (Long.getLong("jlogtui.seed") == null) {
            assertTrue(known[0] > 2000, "it knew only " + known[0]);
        }
    }

    @Test
    void agreesOnEveryShortMessage() {
        for (String first : PARTS) {
            for (String second : PARTS) {
                for (String pad : new String[] {"", "123456", "1234567"}) {
                    agrees(bytes("{\"log\":\"" + pad + first + second + STREAM_AND_TIME), 0);
                }
            }
        }
    }

    @Test
    void agreesOnTheBordersOfUtf8() {
        for (int first = 0x80; first < 0x100; first++) {
            for (int second = 0; second < 0x100; second++) {
                for (int more = 0; more < 3; more++) {
                    byte[] text = new byte[2 + more];
                    Arrays.fill(text, (byte) 0xBF);
                    text[0] = (byte) first;
                    text[1] = (byte) second;
                    boolean valid = Arrays.equals(
                            text, new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
                    assertEquals(valid, Utf8.isValid(text, 0, text.length), () -> Arrays.toString(text));
                }
            }
        }
    }

    @Test
    void knowsWhatDockerWrites() {
        byte[] record = bytes(
                "{\"log\":\"a\\u003cb\\n\",\"stream\":\"stderr\",\"attrs\":{\"a\":\"b\"},\"time\":\"2026-08-20T03:15:07.5Z\"}");
        byte[] target = new byte[record.length + MessageCopier.SLACK];
        assertEquals(4, copier.copy(record, 0, record.length, target, 0));
        assertEquals("{\"a\":\"b\"}", text(record, copier.attrsStart, copier.attrsEnd));
        assertEquals("2026-08-20T03:15:07.5Z", text(record, copier.timeStart, copier.timeEnd));
    }

    private static byte[] record(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes("{\"log\":\""));
        int odd = random.nextInt(4);
        for (int i = random.nextInt(8); i > 0; i--) {
            if (odd == 0 && random.nextInt(4) == 0) {
                out.writeBytes(BAD_UTF8[random.nextInt(BAD_UTF8.length)]);
            }
            String part = PARTS[random.nextInt(PARTS.length)];
            boolean isOdd = Arrays.asList(PARTS).indexOf(part) > 18 && !part.matches("[^\\x00-\\x7f]+");
            out.writeBytes(bytes(isOdd && odd != 1 ? "plain" : part));
        }
        out.writeBytes(bytes(TAILS[random.nextInt(3) == 0 ? random.nextInt(TAILS.length) : random.nextInt(2)]));
        return out.toByteArray();
    }

    /** Whether it knew the record; what it then gave is right. */
    private boolean agrees(byte[] record, int at) {
        byte[] before = new byte[record.length + 7];
        System.arraycopy(record, 0, before, 7, record.length);
        byte[] target = new byte[at + record.length + MessageCopier.SLACK];
        int to = copier.copy(before, 7, before.length, target, at);
        boolean known = to != MessageCopier.UNKNOWN;
        if (known) {
            assertArrayEquals(
                    Envelope.log(record, 0, record.length),
                    Arrays.copyOfRange(target, at, to),
                    () -> text(record, 0, record.length));
            assertEquals(
                    Envelope.time(record, 0, record.length),
                    text(before, copier.timeStart, copier.timeEnd),
                    () -> text(record, 0, record.length));
            boolean hasAttrs = !Envelope.attrs(record, 0, record.length).isEmpty();
            assertEquals(hasAttrs, copier.attrsStart < copier.attrsEnd, () -> text(record, 0, record.length));
        }
        return known;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
