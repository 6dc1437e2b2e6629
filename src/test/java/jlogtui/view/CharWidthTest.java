package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharWidthTest {
    @ParameterizedTest
    @CsvSource({
        // 0: marks, joiners, vowel and trailing jamo; and what is never printed
        "0300 036F 0",
        "0483 0489 0",
        "05BF 05BF 0",
        "0E31 0E31 0",
        "0903 0903 0",
        "1160 11FF 0",
        "200B 200F 0",
        "202A 202E 0",
        "2060 2064 0",
        "2066 206F 0",
        "20D0 20F0 0",
        "302A 302F 0",
        "D7B0 D7C6 0",
        "FE00 FE0F 0",
        "FEFF FEFF 0",
        "00AD 00AD 0",
        "E0001 E0001 0",
        "E0020 E007F 0",
        "E0100 E01EF 0",
        "0000 001F 0",
        "007F 009F 0",
        // 1
        "0020 007E 1",
        "00A0 00AC 1",
        "00AE 02FF 1",
        "0400 0482 1",
        "0600 0605 1",
        "2010 2027 1",
        "2100 218B 1",
        "2500 257F 1",
        "2800 28FF 1",
        "2764 2764 1",
        "260E 260E 1",
        "FF61 FFDC 1",
        "FFFD FFFD 1",
        "1F1E6 1F1FF 1",
        "1D400 1D454 1",
        "E000 F8FF 1",
        "F0000 FFFFD 1",
        "100000 10FFFD 1",
        "1F3F3 1F3F3 1",
        "D800 DFFF 1",
        // 2
        "1100 115F 2",
        "231A 231B 2",
        "23E9 23EC 2",
        "2614 2615 2",
        "2705 2705 2",
        "2B50 2B50 2",
        "2E80 2E99 2",
        "3000 3029 2",
        "3041 3096 2",
        "30A0 30FF 2",
        "3400 4DBF 2",
        "4DC0 4DFF 2",
        "4E00 9FFF 2",
        "AC00 D7A3 2",
        "F900 FA6D 2",
        "FE30 FE52 2",
        "FF01 FF60 2",
        "FFE0 FFE6 2",
        "1F004 1F004 2",
        "1F300 1F320 2",
        "1F3F4 1F3F4 2",
        "1F3FB 1F3FF 2",
        "1F600 1F64F 2",
        "1F680 1F6C5 2",
        "1F90C 1F93A 2",
        "1FAE0 1FAE8 2",
        "20000 2A6DF 2",
        "30000 3134A 2",
    })
    void takesColumns(String line) {
        String[] fields = line.split(" ", -1);
        int width = Integer.parseInt(fields[2]);
        for (int c = Integer.parseInt(fields[0], 16); c <= Integer.parseInt(fields[1], 16); c++) {
            assertEquals(width, CharWidth.of(c), Integer.toHexString(c));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "23, 4",
        "2A, 4",
        "39, 4",
        "41, 1",
        "2764, 4",
        "2600, 4",
        "2705, 2",
        "1F3F3, 4",
        "378, 3",
        "D800, 3",
        "FDD0, 3",
        "FFFE, 3",
        "10FFFF, 3",
        "200D, 0",
        "200C, 0",
        "200B, 5",
        "202E, 5",
        "0, 5",
        "1B, 5",
        "9B, 5",
        "2028, 5",
        // newer than Java 17
        "1FAE0, 2",
        "1FAE9, 2",
        "10EFA, 0",
    })
    void knowsKinds(String codePoint, int kind) {
        assertEquals(kind, CharWidth.kind(Integer.parseInt(codePoint, 16)));
    }

    @Test
    void tableIsAscendingAndWithoutGaps() {
        int[] ranges = CharKinds.RANGES;
        assertEquals(0, ranges[0] >> 3);
        for (int i = 1; i < ranges.length; i++) {
            assertTrue(ranges[i - 1] >> 3 < ranges[i] >> 3, "entry " + i);
            assertNotEquals(ranges[i - 1] & 7, ranges[i] & 7, "entry " + i);
            assertTrue((ranges[i] & 7) <= CharWidth.DROPPED, "entry " + i);
        }
        assertEquals(0x10fffe, ranges[ranges.length - 1] >> 3);
    }

    /** The reference is slower and knows an older or newer Unicode, so only what it knows is compared. */
    @Test
    void agreesWithTheJdkOnWhatItKnows() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            int type = Character.getType(c);
            int kind = CharWidth.kind(c);
            if (type == Character.UNASSIGNED) {
                continue;
            }
            int expected = switch (type) {
                case Character.SURROGATE -> CharWidth.UNASSIGNED;
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> CharWidth.DROPPED;
                case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
                    CharWidth.ZERO;
                default -> kind;
            };
            assertEquals(expected, kind, Integer.toHexString(c));
            if (type != Character.SURROGATE && Character.getType(c) < Character.PRIVATE_USE) {
                assertNotEquals(CharWidth.UNASSIGNED, kind, Integer.toHexString(c));
            }
            boolean isCjk = Character.isIdeographic(c) && type == Character.OTHER_LETTER;
            assertTrue(!isCjk || kind == CharWidth.WIDE || isNarrowIdeograph(c), Integer.toHexString(c));
        }
    }

    /** Nushu is wide, too; no ideograph known to Unicode is narrow. */
    private static boolean isNarrowIdeograph(int codePoint) {
        return codePoint < 0x2e80;
    }
}
