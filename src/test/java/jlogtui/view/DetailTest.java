package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import jlogtui.model.Stream;
import jlogtui.query.DetailQuery;
import jlogtui.query.TextFilter;
import jlogtui.query.TextPattern;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

/** The opened line. */
final class DetailTest {
    private static final String JSON = "{\"time\":\"2026-08-20T01:15:07.120Z\",\"level\":\"error\",\"status\":500,"
            + "\"msg\":\"payment declined: card 4711 was refused by the bank\",\"req\":{\"id\":\"a1\",\"tags\":[\"x\",2]},"
            + "\"stack\":\"Error: no\\n    at pay (/app/pay.js:42:7)\\n\\tat main\",\"amount\":12345678901234567890.10,\"ok\":false}";

    /** A log of lines in all forms, the last one JSON. */
    private static FakeLog log() {
        FakeLog log = new FakeLog(4);
        log.add(0, Desk.START, Stream.STDOUT, "plain \u001b[31mred\u001b[0m text \u001b]0;title\u0007 and a tab\there");
        log.add(
                1,
                Desk.START + Desk.SECOND,
                Stream.STDERR,
                "level=warn msg=\"slow \\\"query\\\"\" took=1.5s db.rows=50 cached");
        log.add(1, Desk.START + 2 * Desk.SECOND, Stream.STDERR, "level=warn msg=\"other\" took=1.5s db.rows=500");
        log.add(2, Desk.START + 3 * Desk.SECOND, Stream.STDOUT, "{\"status\":5001,\"msg\":\"fine\"}");
        log.add(3, Desk.START + 4 * Desk.SECOND, Stream.STDOUT, JSON);
        return log;
    }

    private final Desk desk = Desk.open(log(), Desk.options(), 80, 24);

    private TextFilter text() {
        return desk.view.window().filter().text();
    }

    private static List<String> texts(List<TextPattern> patterns) {
        return patterns.stream().map(TextPattern::text).toList();
    }

    private String screen() {
        Frame frame = desk.frame();
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < frame.rows(); row++) {
            text.append(frame.text(row)).append('\n');
        }
        return text.toString();
    }

    /** Goes back to a field that is known to be there. */
    private void select(String field) {
        for (int i = 0; !screen().contains("▸ " + field); i++) {
            assertTrue(i < 100, "no " + field + ": " + screen());
            desk.keys("BackTab");
        }
    }

    @Test
    void goldenScreens() {
        Golden.assertText("detail-json-80x24", desk.keys("Enter").frame());
        Golden.assertRoles("detail-json-80x24-roles", desk.frame());
        Golden.assertText("detail-json-facts-80x24", desk.keys("Space").frame());
        Golden.assertText("detail-logfmt-80x24", desk.keys("g k k").frame());
        Golden.assertText("detail-text-80x24", desk.keys("k k").frame());
        Golden.assertText(
                "detail-json-200x50",
                Desk.open(log(), Desk.options(), 200, 50).keys("Enter").frame());
        Desk small = Desk.open(log(), Desk.options(), 40, 6).keys("Enter");
        Golden.assertText("detail-json-40x6", small.frame());
        Golden.assertText("detail-logfmt-40x6", small.keys("k k").frame());
    }

    @Test
    void staysWhereItIsWhenTheScreenBecomesSmall() {
        desk.keys("Enter Tab Tab");
        desk.frame();
        desk.view.resize(40, 6);
        Golden.assertText("detail-resized-40x6", desk.frame());
    }

    @Test
    void keepsAndDropsTheSelectedValue() {
        desk.keys("Enter Tab Tab &");
        assertEquals(List.of("\"status\":500[,}\\]\\s]"), texts(text().keep()));
        assertEquals(1, desk.view.window().buffer().size(), "5001 is another value");
        assertTrue(desk.status().contains("only lines with this status"), desk.status());
        assertTrue(screen().contains("▸ status"), "the line stays open: " + screen());
        desk.keys("\\");
        assertEquals(5, desk.view.window().buffer().size());
        desk.keys("k k Tab Tab !");
        assertEquals(List.of("(^|\\s)took=1\\.5s(\\s|$)"), texts(text().drop()));
    }

    @Test
    void theContainerIsShownAloneOrMuted() {
        desk.keys("Enter G");
        select("container");
        desk.keys("!");
        assertEquals(Set.of(3), desk.view.window().filter().muted());
        assertTrue(screen().contains("fine"), "the line before is open: " + screen());
        assertTrue(screen().contains("▸ container  worker"), screen());
        desk.keys("&");
        assertEquals(Set.of(0, 1, 3), desk.view.window().filter().muted());
    }

    @Test
    void whatIsNotOfTheMessageCanOnlyBeCopied() {
        desk.keys("Enter G Tab !");
        assertEquals(TextFilter.NONE, text());
        assertTrue(desk.status().contains("filters look at the message only"), desk.status());
        desk.keys("y");
        assertTrue(desk.copied().startsWith("{\"log\":"));
        assertEquals("", desk.copied());
    }

    @Test
    void copiesValuesWithoutQuotesAndEscapes() {
        desk.keys("Enter g Tab Tab Tab y");
        assertEquals("payment declined: card 4711 was refused by the bank", desk.copied());
        desk.keys("Tab y");
        assertEquals("{\"id\":\"a1\",\"tags\":[\"x\",2]}", desk.copied());
        desk.keys("Tab Tab Tab Tab Tab y");
        assertEquals("Error: no\n    at pay (/app/pay.js:42:7)\n\tat main", desk.copied());
        desk.keys("Y");
        assertTrue(desk.copied().contains("\\\"status\\\":500"));
    }

    @Test
    void walksThroughLinesWithTheSameFieldSelected() {
        desk.keys("Enter Tab Tab Tab");
        assertTrue(screen().contains("▸ msg        \"payment"), screen());
        desk.keys("k");
        assertTrue(screen().contains("▸ msg        \"fine\""), screen());
        desk.keys("k");
        assertTrue(screen().contains("▸ msg        \"other\""), screen());
        desk.keys("k k");
        assertTrue(screen().contains("▸ plain"), screen());
        desk.keys("j");
        assertTrue(screen().contains("▸ msg        \"slow"), screen());
        assertTrue(desk.selected().contains("slow"), desk.selected());
    }

    @Test
    void walksThroughHitsAndShowsThem() {
        desk.keys("/ \" tags|cached|500 \" Enter g j Enter");
        assertTrue(screen().contains("─ web"), screen());
        assertTrue(screen().contains("▸ cached"), screen());
        desk.keys("n");
        assertTrue(screen().contains("▸ db.rows    500"), screen());
        desk.keys("n n");
        assertTrue(screen().contains("▸ status     500"), screen());
        desk.keys("N N N");
        assertTrue(screen().contains("▸ cached"), screen());
    }

    @Test
    void closingGoesOnFollowingUnlessTheReaderWentElsewhere() {
        assertTrue(desk.view.window().isFollowing());
        desk.keys("Enter");
        assertFalse(desk.view.window().isFollowing(), "what is read must not go away");
        desk.keys("Enter");
        assertTrue(desk.view.window().isFollowing());
        for (String close : List.of("q", "Esc", "Enter")) {
            desk.keys("Enter k " + close);
            assertFalse(desk.view.hasLayer());
            assertFalse(desk.view.window().isFollowing());
        }
    }

    @Test
    void helpAndPromptsComeBackToIt() {
        desk.keys("Enter ?");
        assertTrue(screen().contains("─ keys"), screen());
        desk.keys("q");
        assertTrue(screen().contains("▸ time"), screen());
        desk.keys("/ \" slow \" Enter");
        assertTrue(screen().contains("▸ msg        \"slow"), screen());
        desk.keys("q");
        assertFalse(desk.view.hasLayer());
    }

    @Test
    void aLineThatTakesLongToReadIsSaidToBeRead() {
        desk.answersAtOnce = false;
        desk.keys("Enter");
        assertFalse(screen().contains("reading"), "not at once");
        desk.nowNanos += Desk.SECOND;
        desk.view.tick();
        assertTrue(screen().contains("reading…"), screen());
        desk.log.answerAll(desk.view);
        assertTrue(screen().contains("payment declined"), screen());
        desk.keys("k");
        assertTrue(screen().contains("▸ time"), "the line before stays for a moment: " + screen());
        desk.nowNanos += Desk.SECOND;
        assertFalse(screen().contains("▸ time"), screen());
    }

    @Test
    void whenNoLineIsLeftItSaysSo() {
        desk.keys("Enter : \" until \" Space \" yesterday \" Enter");
        assertFalse(desk.view.hasLayer() && screen().contains("payment"), screen());
    }

    @Test
    void keysThatComeBeforeTheLineIsReadAreDoneToIt() {
        desk.answersAtOnce = false;
        desk.keys("Enter Tab Tab y");
        assertEquals("", desk.copied());
        desk.log.answerAll(desk.view);
        assertEquals("500", desk.copied());
        desk.keys("k y k");
        desk.log.answerAll(desk.view);
        assertEquals("", desk.copied(), "the reader went on before the line was there");
    }

    @Test
    void openedBeforeTheLineIsKnownItTakesTheKeys() {
        Desk slow = new Desk(log(), Desk.options(), 80, 24);
        slow.answersAtOnce = false;
        slow.view.start();
        slow.keys("Enter Tab Tab y");
        assertTrue(slow.view.hasLayer());
        slow.log.answerAll(slow.view);
        assertEquals("500", slow.copied());
        Desk closed = new Desk(log(), Desk.options(), 80, 24);
        closed.answersAtOnce = false;
        closed.view.start();
        closed.keys("Enter Enter");
        closed.log.answerAll(closed.view);
        assertFalse(closed.view.hasLayer());
        assertTrue(closed.view.window().isFollowing());
    }

    @Test
    void nothingInALogReachesTheScreenAsAControl() {
        RandomCases.check(300, random -> {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            String odd = new String(bytes, random.nextBoolean() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            String message = switch (random.nextInt(4)) {
                case 0 -> odd;
                case 1 -> "{\"" + odd.replaceAll("[\\\\\"]", "") + "\":\"" + odd.replaceAll("[\\\\\"]", "") + "\"}";
                case 2 -> "a=\"" + odd.replaceAll("[\\\\\"]", "") + "\" b=2";
                default -> "{\"a\\u001b[31m\":\"\\u0007\\u009b31m\\ud800\\u202e\\r\\n\\u001b]0;x\"}";
            };
            FakeLog log = new FakeLog(2);
            log.add(1, Desk.START, Stream.STDOUT, message);
            Desk odder = Desk.open(log, Desk.options(), 20 + random.nextInt(200), 4 + random.nextInt(50));
            for (String key : List.of("Enter", "Space", "Tab", "&", "y", "G")) {
                Frame frame = odder.keys(key).frame();
                for (int row = 0; row < frame.rows(); row++) {
                    assertTrue(frame.text(row).codePoints().noneMatch(DetailTest::isControl), () -> message);
                }
            }
        });
    }

    private static boolean isControl(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.SURROGATE
                || codePoint >= 0x202a && codePoint <= 0x202e;
    }

    @Test
    void aHugeMessageIsCutAndSaysByHowMuch() {
        int million = 1 << 20;
        assertEquals("… 983040 more bytes", more("x".repeat(million)));
        String json = "{\"a\":\"" + "y".repeat(million) + "\",\"b\":1}";
        assertEquals("    … 983040 more bytes", more(json).replaceAll("^ +", "    "));
        assertTrue(laidOut(json).contains("b          1"), "what stands behind is shown");
        assertEquals("… 1028579 more bytes", more("[0" + ",1".repeat(million / 2) + "]"));
        assertEquals("… 983040 more bytes", more("é".repeat(million / 2) + "x".repeat(65_536)));
    }

    /** The row that tells what has been left out. */
    private static String more(String message) {
        String text = laidOut(message);
        int end = text.indexOf(" more bytes") + " more bytes".length();
        return text.substring(text.lastIndexOf('\n', end - 1) + 1, end);
    }

    private static String laidOut(String message) {
        DetailRows rows = new DetailRows(77, new Highlights(), Symbols.UNICODE);
        FakeLog log = new FakeLog(1);
        PayloadRows.add(rows, FakeLog.answer(new DetailQuery(1, log.add(0, Desk.START, Stream.STDOUT, message))), true);
        StringBuilder text = new StringBuilder();
        for (DetailRows.Row row : rows.rows()) {
            text.append('\n');
            for (Cell cell : row.cells()) {
                text.append(cell.cluster());
            }
        }
        return text.toString();
    }
}
