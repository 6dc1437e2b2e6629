package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrapTest {
    @ParameterizedTest
    @CsvSource({
        "'', 4, 0",
        "abcd, 4, 0",
        "abcde, 4, 0 4",
        "abcdefghi, 4, 0 4 8",
        "a日本b, 4, 0 3",
        "日本日本, 4, 0 4",
        "a日本日本, 4, 0 3 7",
        "日本, 1, 0 2",
        "a日b, 1, 0 1 3",
        "ab, 0, 0 1",
        "ab, -3, 0 1",
        "日本語, 3, 0 2 4",
    })
    void breaksRows(String text, int width, String expected) {
        Cell[] cells = TextCleaner.clean(text, Style.of(Role.TEXT));
        int[] breaks = Arrays.stream(expected.split(" ", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        assertArrayEquals(breaks, Wrap.breaks(cells, width));
        assertEquals(breaks.length, Wrap.rows(cells, width));
    }

    @Test
    void rowsFitAndAreAsLongAsTheyCan() {
        long seed = 29;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(random.nextInt(3) == 0 ? '日' : 'a');
            }
            Cell[] cells = TextCleaner.clean(text.toString(), Style.of(Role.TEXT));
            int width = 2 + random.nextInt(12);
            String message = "seed " + seed + ": " + text + " at " + width;
            int[] breaks = Wrap.breaks(cells, width);
            assertEquals(breaks.length, Wrap.rows(cells, width), message);
            for (int i = 0; i < breaks.length; i++) {
                int end = i + 1 < breaks.length ? breaks[i + 1] : cells.length;
                assertTrue(end - breaks[i] <= width, message);
                if (i > 0) {
                    assertNotEquals(0, cells[breaks[i]].width(), message);
                    int next = cells[breaks[i]].width();
                    assertTrue(breaks[i] - breaks[i - 1] + next > width, message);
                }
            }
        }
    }
}
