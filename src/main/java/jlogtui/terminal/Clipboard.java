package jlogtui.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * The clipboard of the terminal that the reader sits at, however far away it is, as OSC 52 reaches it. Nothing tells whether it
 * arrives: terminals may refuse, and none answers.
 */
public final class Clipboard {
    /** Terminals take sequences of at most 100,000 bytes, or of more. */
    private static final int MOST_BYTES = 74_994;
    /** What GNU screen takes as one string, its end included. */
    private static final int SCREEN_BYTES = 768;

    private static final String START = "\033]52;c;";
    private static final String END = "\007";
    private static final String STRING_END = "\033\\";

    private enum Way {
        NONE,
        PLAIN,
        TMUX,
        SCREEN,
        /** The name of screen, which other programs also go by. */
        SCREEN_OR_OTHER
    }

    private final Way way;

    private Clipboard(Way way) {
        this.way = way;
    }

    /** @param environment {@code TMUX}, {@code STY} and {@code TERM} tell what stands between */
    public static Clipboard in(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "");
        boolean isNamedScreen = term.startsWith("screen");
        boolean hasTmux = !environment.getOrDefault("TMUX", "").isEmpty();
        boolean hasScreen = !environment.getOrDefault("STY", "").isEmpty();
        // Each is also set within the other one, and then TERM is that of the inner one
        if (hasTmux && !(hasScreen && isNamedScreen)) {
            return new Clipboard(Way.TMUX);
        }
        if (hasScreen) {
            return new Clipboard(Way.SCREEN);
        }
        if (isNamedScreen) {
            return new Clipboard(Way.SCREEN_OR_OTHER);
        }
        // The console has none, and old ones write such sequences on the screen
        return new Clipboard(term.equals("linux") || term.equals("dumb") || term.isEmpty() ? Way.NONE : Way.PLAIN);
    }

    /** How many bytes of text it takes at once; 0 where there is none. */
    public int mostBytes() {
        return way == Way.NONE ? 0 : MOST_BYTES;
    }

    /** The bytes that put a text, of at most {@link #mostBytes}, into the clipboard. */
    byte[] sequence(byte[] text) {
        String plain = START + Base64.getEncoder().encodeToString(text) + END;
        String sequence = switch (way) {
            case NONE -> "";
            case PLAIN -> plain;
            // tmux takes the one or lets the other one through, as it has been told to, and drops what it may not take
            case TMUX -> plain + "\033Ptmux;" + plain.replace("\033", "\033\033") + STRING_END;
            case SCREEN -> chunks(plain);
            case SCREEN_OR_OTHER -> (plain.length() < SCREEN_BYTES ? plain : "") + chunks(plain);
        };
        return sequence.getBytes(StandardCharsets.US_ASCII);
    }

    /** The sequence in strings that screen hands on one by one; it would write a longer one on the screen. */
    private static String chunks(String sequence) {
        StringBuilder chunks = new StringBuilder();
        int most = SCREEN_BYTES - 8;
        for (int at = 0; at < sequence.length(); at += most) {
            int end = Math.min(sequence.length(), at + most);
            chunks.append("\033P").append(sequence, at, end).append(STRING_END);
        }
        return chunks.toString();
    }
}
