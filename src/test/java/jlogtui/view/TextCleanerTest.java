package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class TextCleanerTest {
    private static final Style BASE = Style.of(Role.TEXT);

    /**
     * Real lines of Docker's and what becomes of them: the message with the escapes of JSON, the screen's text with its styles and with
     * escapes for what an editor does not show, and how many columns it takes.
     */
    @ParameterizedTest
    @CsvFileSource(
            resources = "cleaned.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false)
    void cleansRealLines(String message, String expected, int columns) {
        Cell[] cells = clean(CellText.unescape(message), true, 1000);
        assertEquals(expected == null ? "" : CellText.unescape(expected), CellText.styled(cells, BASE));
        assertEquals(columns, cells.length);
        assertEquals("", CellText.defect(cells));
    }

    @ParameterizedTest
    @CsvSource({
        // line ends
        "a\\n, a",
        "a\\r\\n, a",
        "a\\r, a",
        "\\r\\n, ''",
        "a\\r\\r\\n, a{M}␍",
        "a\\rb, a{M}␍{}b",
        "a\\nb, a{M}␤{}b",
        "a\\n\\n, a{M}␤",
        "a\\u0085b, a{M}␤{}b",
        "a\\u2028b\\u2029, a{M}␤{}b{M}␤",
        // controls
        "\\u0000\\u0001, {M}␀␁",
        "\\u0007\\b\\f\\u000b, {M}␇␈␌␋",
        "a\\u001f\\u007fb, a{M}␟␡{}b",
        "\\u001b, {M}␛",
        "\\u001b\\u001b[31ma, {M}␛{}a",
        // C1
        "a\\u0080\\u009b31mb\\u009fc, a31mbc",
        "a\\u0084b, ab",
        // invisible
        "a\\u200b\\u2060\\u2064\\ufeff\\u00adb, ab",
        "a\\u061c\\u200e\\u200f\\u202a\\u202e\\u2066\\u2069b, ab",
        "a\\u206ab\\u180ec, abc",
        "a\\udb40\\udc41b, ab",
        // no characters
        "a\\ud800b, a\\ufffdb",
        "a\\udc00b, a\\ufffdb",
        "a\\ufdd0\\uffff\\udbff\\udfffb, a\\ufffd\\ufffd\\ufffdb",
        "a\\u0378b, a\\ufffdb",
        // clusters without a base
        "\\u0301a, ◌\\u0301a",
        "\\t\\u0301, '        ◌\\u0301'",
        "a\\u200b\\u0301, a\\u0301",
        "\\n\\u0301, {M}␤\\u0301",
    })
    void cleansByTheRules(String message, String expected) {
        String text = CellText.unescape(message);
        assertEquals(CellText.unescape(expected), CellText.styled(TextCleaner.clean(text, BASE), BASE));
        if (text.codePoints().noneMatch(c -> c >= 0xd800 && c < 0xe000)) {
            assertEquals(CellText.unescape(expected), CellText.styled(clean(text, false, 1000), BASE));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "\\u001b[31ma\\nb, {f1}a{M}␤{}b",
        "\\u001b[31m\\t日\\u001b[mx, {f1}        日{}x",
        "\\u001b[1;38;5;208;48;2;1;2;3mx\\u001b[22my, {f208b#010203B}x{f208b#010203}y",
        "a\\u001b[8mb\\u001b[5mc, abc",
        "a\\u001b[31m\\u0301b, a\\u0301{f1}b",
        "\\u001b[31ma\\u0007b, {f1}a{M}␇{f1}b",
        "a\\u001b[31mb\\u001b[31mc\\u001b[39md, a{f1}bc{}d",
        "\\u001b[31mé日\\u001b[32mé日, {f1}é日{f2}é日",
    })
    void keepsColours(String message, String expected) {
        assertEquals(CellText.unescape(expected), CellText.styled(clean(CellText.unescape(message), true, 1000), BASE));
    }

    @Test
    void dropsColoursWhenTheyAreOff() {
        Cell[] cells = clean("a\u001b[1;31mb\u001b[mc\u0007", false, 100);
        assertEquals("abc{M}␇", CellText.styled(cells, BASE));
        assertEquals("abc{M}␇", CellText.styled(TextCleaner.clean("a\u001b[1;31mb\u001b[mc\u0007", BASE), BASE));
    }

    @Test
    void keepsRoleAndSelectionOfTheBase() {
        Style base = new Style(Role.STDERR, true, -1, -1, Style.DIM);
        byte[] utf8 = "a\u001b[31mb\u001b[mc\u0007".getBytes(StandardCharsets.UTF_8);
        Cell[] cells = TextCleaner.clean(utf8, utf8.length, base, true, 100);
        assertSame(base, cells[0].style());
        assertEquals(new Style(Role.STDERR, true, 1, -1, Style.DIM), cells[1].style());
        assertEquals(base, cells[2].style());
        assertEquals(new Style(Role.MARK, true, -1, -1, 0), cells[3].style());
    }

    @ParameterizedTest
    @CsvSource({
        "'\t|', 8",
        "'1234567\t|', 8",
        "'12345678\t|', 16",
        "'日\t|', 8",
        "'e\u0301\t|', 8",
        "'\u001b[31m\t|', 8",
        "'\u0007\t|', 8"
    })
    void tabsStopEveryEightColumns(String text, int column) {
        Cell[] cells = clean(text, true, 1000);
        assertEquals(column + 1, cells.length);
        assertEquals("|", cells[column].cluster());
        assertEquals(" ", cells[column - 1].cluster());
    }

    /** Bytes in hexadecimal. */
    @ParameterizedTest
    @CsvSource({
        "6180 62, a\ufffdb",
        "61c0af62, a\ufffd\ufffdb",
        "61e282, a\ufffd",
        "e282ac, €",
        "f09f9880, 😀",
        "9b33316d, \ufffd31m",
        "eda080, \ufffd",
        "f5808080, \ufffd\ufffd\ufffd\ufffd",
        "c3a9, é",
        "c29b33316d61, 31ma",
    })
    void replacesBrokenUtf8(String hex, String expected) {
        byte[] utf8 = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertEquals(expected, CellText.plain(TextCleaner.clean(utf8, utf8.length, BASE, true, 100)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "' 10 %|r 20 %|r100 % done'#'␍100 % done'",
                "'|r 10 %|r100 %|r'#'␍100 %'",
                "'plain|r|n'#'plain'",
                "'50 %|r100 %|e[K'#'␍100 %'",
                "'50 %|r100 %|r|e[K'#'␍100 %␍'",
                "'50 %|r|e[K|e[32mdone|e[0m'#'␍done'",
                "'no return'#'no return'",
                "'|r'#''",
                "'a|r日本'#'␍日本'"
            })
    void aLineThatWasWrittenOverShowsWhatItShowedLast(String text, String expected) {
        byte[] utf8 = text.replace("|r", "\r")
                .replace("|n", "\n")
                .replace("|e", "\u001b")
                .getBytes(StandardCharsets.UTF_8);
        Cell[] cells = TextCleaner.cleanLast(utf8, utf8.length, Style.of(Role.TEXT), true, 80, new int[0]);
        StringBuilder shown = new StringBuilder();
        for (Cell cell : cells) {
            shown.append(cell.cluster());
        }
        assertEquals(expected, shown.toString());
    }

    @Test
    void aHitInWhatWasWrittenOverIsShown() {
        byte[] utf8 = "10 %\r20 %".getBytes(StandardCharsets.UTF_8);
        Cell[] cells = TextCleaner.cleanLast(utf8, utf8.length, Style.of(Role.TEXT), true, 80, new int[] {0, 2});
        assertEquals(9, cells.length);
        assertEquals(Role.MATCH, cells[0].style().role());
    }

    @Test
    void onlyLengthBytesCount() {
        byte[] utf8 = "abcd".getBytes(StandardCharsets.UTF_8);
        assertEquals("ab", CellText.plain(TextCleaner.clean(utf8, 2, BASE, true, 100)));
        assertEquals(0, TextCleaner.clean(utf8, 0, BASE, true, 100).length);
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, 4, abcd",
        "abcd, 4, abcd",
        "abc, 4, abc",
        "abc, 0, ''",
        "abc, -1, ''",
        "日本語, 5, '日本 '",
        "日本語, 6, 日本語",
        "日本語, 1, ' '",
        "'a\tb', 4, 'a   '",
        "ae\u0301, 2, ae\u0301",
        "ae\u0301b, 2, ae\u0301",
        "'\t\t', 3, '   '",
    })
    void makesAtMostMaxColumns(String text, int maxColumns, String expected) {
        Cell[] cells = clean(text, true, maxColumns);
        assertEquals(expected, CellText.plain(cells));
        assertEquals("", CellText.defect(cells));
    }

    @Test
    void aHugeLineCostsOnlyWhatIsShown() {
        byte[] utf8 = new byte[1 << 20];
        Arrays.fill(utf8, (byte) 'x');
        long before = bytesAllocated();
        for (int i = 0; i < 100; i++) {
            assertEquals(200, TextCleaner.clean(utf8, utf8.length, BASE, true, 200).length);
        }
        long allocated = (bytesAllocated() - before) / 100;
        assertTrue(allocated < 20_000, allocated + " bytes a line");
    }

    @Test
    void asciiCellsShareTheirStrings() {
        Cell[] cells = clean("abab", true, 10);
        assertSame(cells[0], cells[2]);
        assertSame(clean("b", true, 10)[0].cluster(), cells[1].cluster());
    }

    @Test
    void anEndlessClusterIsOneCell() {
        for (String mark : new String[] {"\u0301", "\u200d😀", "\udb40\udd00"}) {
            Cell[] cells = clean("😀" + mark.repeat(5_000) + "x", true, 100);
            assertEquals(3, cells.length);
            assertTrue(cells[0].cluster().codePointCount(0, cells[0].cluster().length()) <= Clusters.MOST_CODE_POINTS);
            assertEquals("", CellText.defect(cells));
        }
    }

    @Test
    void flagsOfRegionsKeepTheirTags() {
        String scotland = "🏴\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f";
        Cell[] cells = clean(scotland + "x\udb40\udc67", true, 100);
        assertEquals(scotland + "x", CellText.plain(cells));
        assertEquals(3, cells.length);
    }

    private static long bytesAllocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static Cell[] clean(String text, boolean keepsColours, int maxColumns) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return TextCleaner.clean(utf8, utf8.length, BASE, keepsColours, maxColumns);
    }
}
