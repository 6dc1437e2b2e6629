package jlogtui.engine;

import java.util.List;
import jlogtui.docker.Container;
import jlogtui.file.Generation;
import jlogtui.model.Figures;

/**
 * Says whether a log that is never rotated grows so fast that somebody should know: a megabyte a second for ten seconds, or
 * so much in a minute that, going on like that, it fills within a day what is free on its disk. The alarm is over when the log
 * grows half as fast as that, so that it does not come and go.
 */
final class GrowthAlarm {
    static final long FAST = 1_000_000;
    private static final long DAY_SECONDS = 86_400;
    /** So much of the minute has to have been seen before it is taken for a day. */
    private static final long LEAST_WATCHED_NANOS = GrowthMeter.LONG_NANOS / 2;

    private final GrowthMeter meter = new GrowthMeter();
    private boolean isOn;

    /** Takes note of the files. */
    void look(Container container, List<Generation> generations, long nowNanos, FreeSpace free) {
        meter.look(generations, nowNanos);
        // While the limits have not been read, the driver is not known either
        boolean isEndless = container.logging().rotation().maxSizeBytes() == 0
                && !container.logging().driver().isEmpty();
        int share = isOn ? 2 : 1;
        isOn = isEndless && (isFast(share) || fillsDisk(container, free, share));
    }

    private boolean isFast(int share) {
        return meter.watchedNanos() >= GrowthMeter.SHORT_NANOS && meter.rate(GrowthMeter.SHORT_NANOS) >= FAST / share;
    }

    private boolean fillsDisk(Container container, FreeSpace free, int share) {
        long rate = meter.rate(GrowthMeter.LONG_NANOS);
        if (rate <= 0 || meter.watchedNanos() < LEAST_WATCHED_NANOS) {
            return false;
        }
        long bytes = free.bytes(container.files().directory());
        return bytes > 0 && bytes / rate < DAY_SECONDS * share;
    }

    /** Bytes a second of late; {@link Figures#UNKNOWN} before it has been watched for some seconds. */
    long growth() {
        return meter.rate(GrowthMeter.SHORT_NANOS);
    }

    boolean isOn() {
        return isOn;
    }
}
