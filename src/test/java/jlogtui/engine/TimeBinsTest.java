package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

class TimeBinsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_787_000_000L * SECOND;

    @Test
    void nothingIsLostHoweverTheTimesLie() {
        RandomCases.check(500, random -> {
            TimeBins bins = new TimeBins();
            int count = 1 + random.nextInt(2_000);
            long spread = 1L << random.nextInt(61);
            long[] times = new long[count];
            for (int i = 0; i < count; i++) {
                times[i] = START + (long) ((random.nextDouble() - 0.5) * spread);
                bins.add(times[i]);
            }
            Arrays.sort(times);
            long span = times[count - 1] - times[0];
            long[] columns = new long[1 + random.nextInt(200)];

            bins.addTo(columns, times[0], span / columns.length + 1);

            assertEquals(count, bins.sum());
            assertEquals(count, Arrays.stream(columns).sum());
        });
    }

    @Test
    void timesAreAsExactAsATenthOfAColumn() {
        RandomCases.check(200, random -> {
            TimeBins bins = new TimeBins();
            int columnCount = 1 + random.nextInt(50);
            long width = (1L + random.nextInt(1_000)) * SECOND;
            long[] expected = new long[columnCount];
            for (int i = 0; i < 1_000; i++) {
                int column = i < 2 ? i * (columnCount - 1) : random.nextInt(columnCount);
                // Well inside of the column
                bins.add(START + column * width + width / 10 + (long) (random.nextDouble() * width * 8 / 10));
                expected[column]++;
            }
            long[] columns = new long[columnCount];

            bins.addTo(columns, START, width);

            assertEquals(Arrays.toString(expected), Arrays.toString(columns));
        });
    }

    @Test
    void whatLiesOutsideIsLeftOut() {
        TimeBins bins = new TimeBins();
        for (int i = 0; i < 10; i++) {
            bins.add(START + i * SECOND);
        }
        long[] columns = new long[2];

        bins.addTo(columns, START + 3 * SECOND, 2 * SECOND);

        assertTrue(Arrays.equals(new long[] {2, 2}, columns), Arrays.toString(columns));
    }
}
