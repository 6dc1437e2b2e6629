package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jlogtui.model.Entry;
import jlogtui.model.Stream;
import org.junit.jupiter.api.Test;

/** The kinds of damage that are known from the field and of which the corpus has no file. */
final class DamageTest {
    private static final String TIME = "2026-01-02T03:04:05.5Z";
    private static final String ONE = DockerForm.record("one\n", "stdout", TIME);
    private static final String TWO = DockerForm.record("two\n", "stderr", TIME);

    @Test
    void twoRecordsOnALineAreTwoRecords() {
        assertEquals(List.of("one\n", "two\n"), summary(ONE + TWO));
        assertEquals(List.of("one\n", "one\n", "two\n"), summary(ONE + " " + ONE + "\r" + TWO + "\r"));
    }

    @Test
    void theEndOfARecordIsDamageAndTheRestIsRead() {
        assertEquals(List.of("<rest of a record> 6Z\"}"), summary("6Z\"}"));
        assertEquals(List.of("<rest of a record> 6Z\"}", "one\n"), summary("6Z\"}" + ONE));
        assertEquals(List.of("one\n", "<rest of a record> 6Z\"}"), summary(ONE + "6Z\"}"));
    }

    @Test
    void tornRecordsBeforeAWholeOne() {
        assertEquals(List.of("<torn record> {\"log\":\"li", "one\n"), summary("{\"log\":\"li" + ONE));
        assertEquals(
                List.of("<torn record> {\"log\":\"li", "<torn record> {\"log\":\"after 0\\n\",\"str", "one\n", "two\n"),
                summary("{\"log\":\"li" + "{\"log\":\"after 0\\n\",\"str" + ONE + TWO));
        assertEquals(
                List.of("<torn record> {\"stream\":", "<torn record> {\"time\":\"2", "one\n"),
                summary("{\"stream\":{\"time\":\"2" + ONE));
    }

    @Test
    void halfARecordThenNulsToABlockBorderThenARecord() {
        String torn = "{\"log\":\"half a rec";
        byte[] line = Items.utf8(torn + "\0".repeat(4096 - torn.length()) + ONE);
        assertEquals(
                List.of(
                        new Items.Damage(0, torn.length(), "torn record"),
                        new Items.Damage(torn.length(), 4096, "NUL run"),
                        Items.ofLine(Items.utf8(" ".repeat(4096) + ONE)).get(0)),
                Items.ofLine(line));
    }

    @Test
    void aHoleInsideARecordDoesNotJoinItsEnds() {
        assertEquals(
                List.of(
                        "<torn record> {\"log\":\"half",
                        "<NUL run> ",
                        "<rest of a record> end\",\"time\":\"" + TIME + "\"}"),
                summary("{\"log\":\"half" + "\0".repeat(512) + "end\",\"time\":\"" + TIME + "\"}"));
    }

    @Test
    void nulsAroundARecord() {
        assertEquals(List.of("<NUL run> ", "one\n", "<NUL run> "), summary("\0\0\0" + ONE + "\0"));
        assertEquals(List.of("<NUL run> ", "<NUL run> "), summary("\0\0\r\0"));
    }

    @Test
    void whatBelongsToAnEditorIsNoDamage() {
        for (String line : List.of("\uFEFF" + ONE, ONE + "\r", "  \t" + ONE + " \r", "\uFEFF" + ONE + "\uFEFF\r")) {
            assertEquals(List.of("one\n"), summary(line));
        }
        for (String line : List.of("", "\r", "   ", "\uFEFF", "\t \r")) {
            assertEquals(List.of(), summary(line));
        }
        Items.Item record = Items.ofLine(Items.utf8("\uFEFF" + ONE + "\r")).get(0);
        assertEquals(3, record.start());
        assertEquals(3 + ONE.length(), record.end());
    }

    @Test
    void rawControlsAndOtherEncodingsAreKeptOrReplaced() {
        assertEquals(
                List.of("a\tb\u001b[0m\u0000c\n"),
                summary("{\"log\":\"a\tb\u001b[0m\u0000c\\n\",\"time\":\"" + TIME + "\"}"));
        byte[] latin1 = Items.latin1(DockerForm.record("gr\u00fc\u00dfe\n", "stdout", TIME));
        assertEquals("gr\uFFFD\uFFFDe\n", onlyRecord(latin1).log());
        byte[] latin1AndControl = Items.latin1("{\"log\":\"gr\u00fc\te\\x\",\"time\":\"" + TIME + "\"}");
        assertEquals("gr\uFFFD\tex", onlyRecord(latin1AndControl).log());
        assertEquals(
                "\u0085\u009b\uFEFF\uFFFF😀",
                onlyRecord(DockerForm.record("\u0085\u009b\uFEFF\uFFFF😀", "stdout", TIME))
                        .log());
    }

    @Test
    void loneSurrogatesAreReplaced() {
        String strict = "{\"log\":\"a\\ud83db\\ude00\\ud83d\\ude00\\ud83d\",\"time\":\"" + TIME + "\"}";
        assertEquals("a\uFFFDb\uFFFD😀\uFFFD", onlyRecord(strict).log());
        assertEquals(
                "a\uFFFDb\uFFFD😀\uFFFD", onlyRecord(strict.replace("{", "{ ")).log());
    }

    @Test
    void wrongTypesKeepWhatCanBeKept() {
        assertEquals(
                "123",
                onlyRecord("{\"log\":123,\"stream\":true,\"time\":\"" + TIME + "\"}")
                        .log());
        assertEquals(Stream.OTHER, onlyRecord("{\"log\":\"x\",\"stream\":7}").stream());
        assertEquals(
                "{ \"a\": [1, \"b\"] }",
                onlyRecord("{\"log\":{ \"a\": [1, \"b\"] },\"stream\":\"stderr\"}")
                        .log());
        assertEquals(
                "é[1]",
                onlyRecord("{\"log\":\"é\",\"time\":[],\"log\":\"é[1]\"}").log());
        Items.Found nothing = onlyRecord("{\"log\":null,\"stream\":null,\"time\":null}");
        assertEquals("", nothing.log());
        assertEquals(Stream.STDOUT, nothing.stream());
        assertEquals(Entry.NO_TIME, nothing.timeNanos());
        assertEquals(
                Entry.NO_TIME, onlyRecord("{\"log\":\"x\",\"time\":1700000000}").timeNanos());
        byte[] number = Items.utf8("{\"log\":\"x\",\"time\":1700000000}");
        assertEquals("1700000000", Envelope.time(number, 0, number.length));
    }

    @Test
    void attributesOfAnyKind() {
        byte[] line = Items.utf8(
                "{\"log\":\"x\",\"attrs\":{\"b\":1,\"a\":{\"c\": [2]},\"\uFFFF\":null,\"😀\":\"s\"},\"time\":\"" + TIME
                        + "\"}");
        Map<String, String> attrs = Envelope.attrs(line, 0, line.length);
        assertEquals(List.of("a", "b", "\uFFFF", "😀"), List.copyOf(attrs.keySet()));
        assertEquals(List.of("{\"c\": [2]}", "1", "null", "s"), List.copyOf(attrs.values()));
        byte[] odd = Items.utf8("{\"log\":\"x\",\"attrs\":[\"a\"],\"time\":\"" + TIME + "\"}");
        assertEquals(Map.of(), Envelope.attrs(odd, 0, odd.length));
        assertEquals("x", onlyRecord(odd).log());
    }

    @Test
    void foreignTextAndForeignJsonAreShownAsTheyAre() {
        assertEquals(List.of("<no record> this is not json"), summary("this is not json\r"));
        assertEquals(List.of("<no record> {\"level\":\"info\"}"), summary("{\"level\":\"info\"}"));
        assertEquals(List.of("<no record> [1]"), summary("[1]"));
        assertEquals(List.of("<no record> {}"), summary("{}"));
        assertEquals(List.of("<torn record> {\"log\":"), summary("{\"log\":"));
    }

    @Test
    void deepNestingIsNoDanger() {
        assertEquals(
                1,
                Items.ofLine(Items.utf8("{\"log\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
                        .size());
        assertEquals(
                1, Items.ofLine(Items.utf8("{\"log\":" + "[".repeat(100_000))).size());
        assertEquals(
                1,
                Items.ofLine(Items.utf8("{\"log\":" + "9".repeat(100_000) + "}"))
                        .size());
    }

    @Test
    void anUnterminatedStringOfAnySizeIsOneStretch() {
        String text = "{\"log\":\"" + "x".repeat(300_000);
        assertEquals(List.of(new Items.Damage(0, text.length(), "torn record")), Items.ofLine(Items.utf8(text)));
    }

    @Test
    void binaryNeverThrowsAndLosesNothing() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            byte[] line = new byte[random.nextInt(200)];
            random.nextBytes(line);
            if (random.nextBoolean()) {
                line = (new String(line, StandardCharsets.ISO_8859_1) + ONE).getBytes(StandardCharsets.ISO_8859_1);
            }
            try {
                EnvelopeDifferentialTest.checkItems(line);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void aPieceOf16384BytesIsFullHoweverItWasEscaped() {
        int size = Limits.PIECE_BYTES;
        assertTrue(
                onlyRecord(DockerForm.record("x".repeat(size), "stdout", TIME)).full());
        assertTrue(
                onlyRecord(DockerForm.record("<".repeat(size), "stdout", TIME)).full());
        assertTrue(onlyRecord(DockerForm.record("é".repeat(size / 2), "stdout", TIME))
                .full());
        assertTrue(onlyRecord("{\"log\":\"" + "\\ufffd".repeat(size) + "\",\"time\":\"" + TIME + "\"}")
                .full());
        assertTrue(!onlyRecord(DockerForm.record("x".repeat(size - 1), "stdout", TIME))
                .full());
        assertTrue(!onlyRecord(DockerForm.record("\uFFFD".repeat(size), "stdout", TIME))
                .full());
        Items.Found line = onlyRecord(DockerForm.record("x".repeat(size - 1) + "\n", "stdout", TIME));
        assertTrue(line.full() && line.terminated());
    }

    @Test
    void aBackslashBeforeAnNIsNoLineFeed() {
        assertTrue(onlyRecord(DockerForm.record("x\n", "stdout", TIME)).terminated());
        assertTrue(!onlyRecord(DockerForm.record("x\\n", "stdout", TIME)).terminated());
        assertTrue(onlyRecord(DockerForm.record("x\\\n", "stdout", TIME)).terminated());
        assertTrue(!onlyRecord(DockerForm.record("x\ny", "stdout", TIME)).terminated());
    }

    /** The messages, and damage as its reason and readable rest. */
    private static List<String> summary(String line) {
        byte[] bytes = Items.utf8(line);
        List<String> found = new ArrayList<>();
        for (Items.Item item : Items.ofLine(bytes)) {
            if (item instanceof Items.Found record) {
                found.add(record.log());
            } else if (item instanceof Items.Damage damage) {
                byte[] readable = Envelope.readable(bytes, (int) damage.start(), (int) damage.end());
                found.add("<" + damage.reason() + "> " + new String(readable, StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    private static Items.Found onlyRecord(String line) {
        return onlyRecord(Items.utf8(line));
    }

    private static Items.Found onlyRecord(byte[] line) {
        List<Items.Item> items = Items.ofLine(line);
        assertEquals(1, items.size(), items::toString);
        if (items.get(0) instanceof Items.Found record) {
            return record;
        }
        throw new AssertionError(items.toString());
    }
}
