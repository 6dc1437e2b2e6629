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

/** Two readers that share a line at any place find together what one finds. */
final class OwnershipTest {
    private static final Pattern MARKER = Pattern.compile("(?<!\"attrs\":)\\{\"(?:log|stream|time)\":");
    private static final String TIME = "\"time\":\"2026-01-02T03:04:05.5Z\"}";
    private static final String RECORD = "{\"log\":\"a\\n\",\"stream\":\"stdout\"," + TIME;
    private static final String WITH_ATTRS =
            "{\"log\":\"a\\n\",\"stream\":\"stdout\",\"attrs\":{\"log\":\"x\",\"time\":\"y\"}," + TIME;

    @Test
    void recordsAndTornOnes() {
        List<String> lines = List.of(
                RECORD,
                WITH_ATTRS,
                RECORD + RECORD,
                WITH_ATTRS + WITH_ATTRS,
                "{\"log\":\"li" + RECORD,
                "{\"log\":\"li{\"log\":\"l{\"log\":\"" + RECORD + "{\"lo",
                "{\"log\":\"li" + "\0".repeat(100) + RECORD,
                "\0".repeat(30) + RECORD + "\0".repeat(30),
                "{\"log\":\"a\",\"x\":{\"log\":\"b\"}}",
                "{ \"log\" : {\"time\":" + RECORD + "}}",
                "{\"LOG\":\"a\"}{\"time\":\"x\"}",
                "\"attrs\":" + RECORD,
                "{\"attrs\":{\"log\":\"x\"}," + TIME,
                "\uFEFF " + RECORD + "\r",
                " \0 \0{ " + TIME.replace("}", "") + " } \0");
        for (String line : lines) {
            checkEverySplit(line);
        }
    }

    @Test
    void randomNastyLines() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] parts = {
            RECORD,
            WITH_ATTRS,
            TIME,
            "{\"log\":",
            "{\"stream\":",
            "{\"time\":",
            "\"attrs\":",
            "{\"log\":\"torn",
            "{ \"LOG\":\"odd\" }",
            "{\"x\":1}",
            "\0",
            "\0".repeat(70),
            " ",
            "\r",
            "\uFEFF",
            "\"",
            "}",
            "{",
            "\\",
            "text",
            "{\"lo",
            "é"
        };
        for (int round = 0; round < 800; round++) {
            StringBuilder line = new StringBuilder();
            for (int i = random.nextInt(7); i >= 0; i--) {
                line.append(parts[random.nextInt(parts.length)]);
            }
            try {
                checkEverySplit(line.toString());
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + line, e);
            }
        }
    }

    private static void checkEverySplit(String text) {
        byte[] line = text.getBytes(StandardCharsets.UTF_8);
        byte[] file = Items.utf8("\"attrs\":\n" + text + "\n" + RECORD);
        int start = 9;
        int end = start + line.length;
        List<Items.Item> whole = Items.ofLine(file, start, end);
        for (int p = start + 1; p <= end; p++) {
            int border = RecordReader.nextStart(file, p, end);
            List<Items.Item> rest = Items.ofRest(file, p, end);
            for (Items.Item item : rest) {
                assertTrue(item.start() >= border);
            }
            List<Items.Item> both = new ArrayList<>(Items.ofLine(file, start, border));
            both.addAll(rest);
            assertEquals(whole, both, text + " at " + (p - start));
        }
        checkMarkers(line);
        EnvelopeDifferentialTest.checkItems(line);
    }

    /** In a line that is no record as a whole, a marker always begins an item. */
    private static void checkMarkers(byte[] line) {
        if (DockerForm.isStrict(line)) {
            assertEquals(1, Items.ofLine(line).size());
            return;
        }
        List<Long> starts = Items.ofLine(line).stream().map(Items.Item::start).toList();
        Matcher marker = MARKER.matcher(new String(line, StandardCharsets.ISO_8859_1));
        while (marker.find()) {
            assertTrue(starts.contains((long) marker.start()), "marker at " + marker.start());
        }
    }
}
