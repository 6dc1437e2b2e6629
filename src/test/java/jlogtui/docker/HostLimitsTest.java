package jlogtui.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a container may use. */
final class HostLimitsTest {
    @TempDir
    Path directory;

    private HostLimits read(String text) throws IOException {
        Files.writeString(directory.resolve("hostconfig.json"), text);
        return HostLimits.read(directory);
    }

    @Test
    void readsWhatDockerWrites() throws IOException {
        String policy = "\"RestartPolicy\":{\"Name\":\"unless-stopped\",\"MaximumRetryCount\":0}";
        HostLimits read = read("{\"Memory\":6442450944,\"NanoCpus\":500000000," + policy + "}");
        assertEquals(new HostLimits(6_442_450_944L, 500_000_000, "unless-stopped"), read);
        assertEquals(new HostLimits(0, 0, ""), read("{\"Memory\":0,\"RestartPolicy\":{\"Name\":\"no\"}}"));
    }

    @Test
    void readsOlderWaysToLimitProcessors() throws IOException {
        assertEquals(
                1_500_000_000L,
                read("{\"CpuQuota\":150000,\"CpuPeriod\":100000}").nanoCpus());
        assertEquals(2_000_000_000L, read("{\"CpuQuota\":200000}").nanoCpus());
        assertEquals(0, read("{\"CpuQuota\":-1,\"NanoCpus\":-5,\"Memory\":-1}").nanoCpus());
    }

    @Test
    void damageMeansNothingIsKnown() throws IOException {
        HostLimits none = new HostLimits(0, 0, "");
        assertEquals(none, HostLimits.read(directory.resolve("missing")));
        assertEquals(none, read(""));
        assertEquals(none, read("{\"Memory\":"));
        assertEquals(none, read("{\"Memory\":\"much\",\"RestartPolicy\":7}"));
    }
}
