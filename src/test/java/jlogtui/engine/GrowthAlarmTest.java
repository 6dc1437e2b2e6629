package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jlogtui.docker.Container;
import jlogtui.docker.LogFiles;
import jlogtui.docker.Logging;
import jlogtui.docker.Rotation;
import jlogtui.docker.Run;
import jlogtui.file.Generation;
import jlogtui.model.Figures;
import jlogtui.model.Source;
import jlogtui.testkit.MemoryLogFile;
import org.junit.jupiter.api.Test;

/** How fast logs grow, and when somebody should know. */
final class GrowthAlarmTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_800_000_000L * SECOND;
    private static final Logging ENDLESS = new Logging("json-file", Rotation.NEVER, false);
    private static final Logging ROTATED = new Logging("json-file", new Rotation(10_000_000, 3, true), false);
    private static final Logging NOT_READ = new Logging("", Rotation.NEVER, false);

    /** A disk with so much left, which counts how often it is asked. */
    private static final class Disk extends FreeSpace {
        private final long bytes;
        private int asked;

        Disk(long bytes) {
            this.bytes = bytes;
        }

        @Override
        long ask(Path root) {
            asked++;
            return bytes;
        }
    }

    private final MemoryLogFile file = new MemoryLogFile();
    private final GrowthMeter meter = new GrowthMeter();

    private static List<Generation> files(MemoryLogFile live, int number, long size) {
        return List.of(new Generation(number, live, size, false));
    }

    private static Container container(Logging logging) {
        Path directory = Path.of("containers/abc");
        Run run = new Run(Source.State.RUNNING, 0, false, Optional.empty(), Optional.empty(), 0, "");
        LogFiles files = new LogFiles(directory, directory.resolve("abc-json.log"), true, List.of());
        return new Container("abc", "api", "api", "", "", "", false, run, logging, files, "");
    }

    @Test
    void aRateIsKnownAfterTwoSweeps() {
        meter.look(files(file, 1, 1_000_000), START);
        assertEquals(Figures.UNKNOWN, meter.rate(GrowthMeter.SHORT_NANOS));
        meter.look(files(file, 1, 1_002_000), START + 2 * SECOND);
        assertEquals(Figures.UNKNOWN, meter.rate(GrowthMeter.SHORT_NANOS));
        meter.look(files(file, 1, 1_004_000), START + 4 * SECOND);
        assertEquals(1_000, meter.rate(GrowthMeter.SHORT_NANOS));
    }

    @Test
    void aRateIsOfTheLastSecondsAndFallsToNothing() {
        long size = 0;
        for (int second = 0; second <= 100; second += 2) {
            size += second < 50 ? 2_000 : 0;
            meter.look(files(file, 1, size), START + second * SECOND);
        }
        assertEquals(0, meter.rate(GrowthMeter.SHORT_NANOS));
        assertTrue(meter.rate(GrowthMeter.LONG_NANOS) > 0);
    }

    @Test
    void rotationAndTruncationTakeNothingAway() {
        meter.look(files(file, 1, 50_000), START);
        Generation old = new Generation(1, file, 60_000, true);
        Generation fresh = new Generation(2, new MemoryLogFile(), 2_000, false);
        meter.look(List.of(old, fresh), START + 5 * SECOND);
        assertEquals(12_000 / 5, meter.rate(GrowthMeter.SHORT_NANOS));
        meter.look(files(file, 3, 3_000), START + 10 * SECOND);
        assertEquals(15_000 / 10, meter.rate(GrowthMeter.SHORT_NANOS));
    }

    @Test
    void manyLooksInAMomentCostNoMemoryAndTellTheSame() {
        for (int i = 0; i <= 10_000; i++) {
            meter.look(files(file, 1, i * 100L), START + i * SECOND / 500);
        }
        assertEquals(50_000, meter.rate(GrowthMeter.SHORT_NANOS));
    }

    @Test
    void aClockThatIsSetBackBeginsAnew() {
        meter.look(files(file, 1, 0), START);
        meter.look(files(file, 1, 90_000), START + 9 * SECOND);
        meter.look(files(file, 1, 91_000), START - 3600 * SECOND);
        assertEquals(Figures.UNKNOWN, meter.rate(GrowthMeter.SHORT_NANOS));
        meter.look(files(file, 1, 96_000), START - 3595 * SECOND);
        assertEquals(1_000, meter.rate(GrowthMeter.SHORT_NANOS));
    }

    /** Whether there is an alarm after that many seconds of steady growth. */
    private boolean isOn(Logging logging, long bytesPerSecond, long free, int seconds) {
        GrowthAlarm alarm = new GrowthAlarm();
        Disk disk = new Disk(free);
        for (int second = 0; second <= seconds; second += 2) {
            disk.forget();
            alarm.look(container(logging), files(file, 1, second * bytesPerSecond), START + second * SECOND, disk);
        }
        return alarm.isOn();
    }

    @Test
    void aMegabyteASecondForTenSeconds() {
        assertFalse(isOn(ENDLESS, 1_000_000, Long.MAX_VALUE, 8));
        assertTrue(isOn(ENDLESS, 1_000_000, Long.MAX_VALUE, 10));
        assertFalse(isOn(ENDLESS, 990_000, Long.MAX_VALUE, 60));
        assertFalse(isOn(ROTATED, 50_000_000, Long.MAX_VALUE, 60));
        assertFalse(isOn(NOT_READ, 50_000_000, Long.MAX_VALUE, 60), "its limits have not been read");
    }

    @Test
    void fillsItsDiskWithinADay() {
        long day = 86_400;
        assertTrue(isOn(ENDLESS, 10_000, 10_000 * day - 1, 30));
        assertFalse(isOn(ENDLESS, 10_000, 10_000 * day - 1, 28), "half a minute is seen before it is taken for a day");
        assertFalse(isOn(ENDLESS, 10_000, 10_000 * (day + 2), 60));
        assertFalse(isOn(ENDLESS, 10_000, 0, 60), "what is free is not known");
        assertFalse(isOn(ROTATED, 10_000, 1_000_000, 60));
    }

    @Test
    void isOverWhenItGrowsHalfAsFast() {
        GrowthAlarm alarm = new GrowthAlarm();
        Disk disk = new Disk(Long.MAX_VALUE);
        long size = 0;
        for (int second = 0; second <= 90; second += 2) {
            long rate = second <= 20 ? 1_200_000 : second <= 50 ? 600_000 : 400_000;
            size += 2 * rate;
            alarm.look(container(ENDLESS), files(file, 1, size), START + second * SECOND, disk);
            if (second >= 10) {
                assertEquals(second < 56, alarm.isOn(), "after " + second + " s at " + alarm.growth());
            }
        }
    }

    @Test
    void theDiskIsAskedOnceALookForAllLogsOfARoot() {
        Disk disk = new Disk(Long.MAX_VALUE);
        for (int second = 0; second <= 60; second += 2) {
            disk.forget();
            int before = disk.asked;
            for (int i = 0; i < 100; i++) {
                disk.bytes(Path.of("containers/" + i));
            }
            assertEquals(before + 1, disk.asked);
        }
        assertEquals(0, file.bytesRead(), "nothing is read for any of this");
    }
}
