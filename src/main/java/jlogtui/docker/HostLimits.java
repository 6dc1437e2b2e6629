package jlogtui.docker;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What {@code hostconfig.json} says a container may use. Read when somebody asks, not at every look.
 *
 * @param memoryBytes memory; 0 for no limit
 * @param nanoCpus thousand-millionths of a processor; 0 for no limit
 * @param restart name of the restart policy; empty for none
 */
public record HostLimits(long memoryBytes, long nanoCpus, String restart) {
    private static final HostLimits NONE = new HostLimits(0, 0, "");
    private static final int MOST_BYTES = 1 << 20;
    private static final long NANO = 1_000_000_000L;

    /** Reads the file in a container's directory; no limits where there is none that can be read. */
    public static HostLimits read(Path directory) {
        return read(directory, new RealDisk());
    }

    static HostLimits read(Path directory, Disk disk) {
        try {
            return of(Json.parse(disk.readBytes(directory.resolve("hostconfig.json"), MOST_BYTES)));
        } catch (IOException e) {
            // Power loss leaves files that are no JSON
            return NONE;
        }
    }

    private static HostLimits of(Json config) {
        Json policy = config.at("RestartPolicy");
        String name = Facts.text(policy, "Name");
        return new HostLimits(
                Math.max(0, config.at("Memory").wholeNumber()), cpus(config), name.equals("no") ? "" : name);
    }

    /** {@code --cpus} is kept as such, older ways as a share of a period in microseconds. */
    private static long cpus(Json config) {
        long cpus = config.at("NanoCpus").wholeNumber();
        long quota = config.at("CpuQuota").wholeNumber();
        long period = config.at("CpuPeriod").wholeNumber();
        if (cpus > 0 || quota <= 0) {
            return Math.max(0, cpus);
        }
        return (long) (NANO * ((double) quota / (period <= 0 ? 100_000 : period)));
    }
}
