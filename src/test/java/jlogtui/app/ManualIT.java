package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import jlogtui.testkit.Generated;
import jlogtui.testkit.ProcessRun;
import jlogtui.testkit.Require;
import org.junit.jupiter.api.Test;

/** The manual page in the programs that show it. */
final class ManualIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void mandocFindsNoFault() {
        Require.programs("mandoc");
        ProcessRun run = ProcessRun.of(
                new ProcessBuilder("mandoc", "-T", "lint", "-W", "warning", Generated.MANUAL.toString()), LIMIT);
        assertEquals("", run.outText() + run.errText());
        assertEquals(0, run.exitCode());
    }

    @Test
    void manShowsItWithoutWarning() {
        Require.programs("man");
        var command = new ProcessBuilder("man", "--warnings", "-E", "UTF-8", "-l", Generated.MANUAL.toString());
        command.environment().put("MANWIDTH", "100");
        command.environment().put("MAN_KEEP_FORMATTING", "");
        ProcessRun run = ProcessRun.of(command, LIMIT);
        assertEquals("", run.errText());
        String text = run.outText();
        assertTrue(text.contains("--[no-]follow") && text.contains("'shop-*' --at 03:15"), text);
    }
}
