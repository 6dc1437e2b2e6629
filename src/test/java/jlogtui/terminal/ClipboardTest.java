package jlogtui.terminal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClipboardTest {
    private static final String PLAIN = "^]52;c;eA==$";
    private static final String TMUX = PLAIN + "^Ptmux;^^]52;c;eA==$^\\";
    private static final String SCREEN = "^P^]52;c;eA==$^\\";

    private static String sequence(Map<String, String> environment, byte[] text) {
        byte[] sequence = Clipboard.in(environment).sequence(text);
        return new String(sequence, StandardCharsets.US_ASCII)
                .replace('\033', '^')
                .replace('\007', '$');
    }

    private static String x(Map<String, String> environment) {
        return sequence(environment, new byte[] {'x'});
    }

    @Test
    void isWrappedForWhatStandsBetween() {
        assertEquals(PLAIN, x(Map.of("TERM", "xterm-256color", "TMUX", "", "STY", "")));
        assertEquals(PLAIN, x(Map.of("TERM", "tmux-256color")), "over ssh, from within tmux");
        assertEquals(TMUX, x(Map.of("TERM", "tmux-256color", "TMUX", "/tmp/tmux-0/default,1,0")));
        assertEquals(TMUX, x(Map.of("TERM", "screen-256color", "TMUX", "/tmp/tmux-0/default,1,0")));
        assertEquals(SCREEN, x(Map.of("TERM", "screen", "STY", "1.pts-0.host")));
        assertEquals(SCREEN, x(Map.of("TERM", "xterm-256color", "STY", "1.pts-0.host")));
        assertEquals(PLAIN + SCREEN, x(Map.of("TERM", "screen-256color")), "either of them, over ssh");
        assertEquals(TMUX, x(Map.of("TERM", "tmux-256color", "TMUX", "x", "STY", "y")), "tmux in screen");
        assertEquals(SCREEN, x(Map.of("TERM", "screen.xterm", "TMUX", "x", "STY", "y")), "screen in tmux");
    }

    @Test
    void aConsoleHasNone() {
        for (String term : new String[] {"linux", "dumb", ""}) {
            assertEquals(0, Clipboard.in(Map.of("TERM", term)).mostBytes());
            assertEquals("", x(Map.of("TERM", term)));
        }
        assertEquals(0, Clipboard.in(Map.of()).mostBytes());
    }

    @Test
    void isNoLongerThanTerminalsTake() {
        byte[] text = new byte[Clipboard.in(Map.of("TERM", "xterm")).mostBytes()];
        assertEquals(74_994, text.length);
        assertEquals(100_000, sequence(Map.of("TERM", "xterm"), text).length());
    }

    @Test
    void screenGetsItInStringsThatItTakes() {
        byte[] text = new byte[5000];
        new Random(1).nextBytes(text);
        String sequence = sequence(Map.of("TERM", "screen-256color"), text);
        StringBuilder joined = new StringBuilder();
        for (String string : sequence.split("(?<=\\^\\\\)", -1)) {
            assertTrue(string.length() <= 768, string);
            assertTrue(string.isEmpty() || string.startsWith("^P") && string.endsWith("^\\"), string);
            joined.append(string, Math.min(2, string.length()), Math.max(0, string.length() - 2));
        }
        assertTrue(joined.toString().startsWith("^]52;c;") && joined.toString().endsWith("$"), joined.toString());
        assertArrayEquals(text, Base64.getDecoder().decode(joined.substring(7, joined.length() - 1)));
    }
}
