package jlogtui.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TmuxTest {
    @Test
    void drivesAProgramFromStartToEnd() throws IOException {
        String program = """
                printf '\\033[?1049h\\033[31mred\\033[0m %s\\n' "$WHO"
                while read -r line; do
                    case $line in
                        size) stty size ;;
                        q*) printf '\\033[?1049lbye\\n'; exit 7 ;;
                        *) echo "<$line>" ;;
                    esac
                done""";
        try (var tmux = Tmux.start(40, 10, Map.of("WHO", "größe"), "sh", "-c", program)) {
            tmux.waitFor("^red größe$");
            assertEquals(10, tmux.screen().size());
            assertTrue(tmux.isAlternateScreen());
            assertTrue(tmux.isCursorVisible());
            assertFalse(tmux.isMouseTaken());
            assertTrue(tmux.screenWithColours().get(0).contains("\u001b[31mred"));

            tmux.sendLiteral("a;");
            tmux.sendKeys("Enter");
            tmux.waitFor("^<a;>$");
            tmux.paste("-x $y;\n");
            tmux.waitFor("^<-x \\$y;>$");
            tmux.resize(50, 12);
            tmux.sendKeys("s", "i", "z", "e", "Enter");
            tmux.waitFor("^12 50$");
            tmux.sendKeys("q", "Enter");

            assertEquals(7, tmux.waitForExit());
            tmux.waitFor("^bye$");
            assertFalse(tmux.isAlternateScreen());
        }
    }

    @Test
    void tellsTheSignalThatEndedAProgram() throws IOException {
        try (var tmux = Tmux.start(40, 10, Map.of(), "sh", "-c", "echo up; exec sleep 60")) {
            tmux.waitFor("^up$");
            tmux.signal("KILL");

            assertEquals(137, tmux.waitForExit());
        }
    }
}
