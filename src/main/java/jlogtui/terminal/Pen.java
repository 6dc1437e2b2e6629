package jlogtui.terminal;

import java.util.Arrays;

/**
 * A style made ready to be written. Two cells look the same when their pens are the same object.
 *
 * @see Pens
 */
final class Pen {
    /** What the terminal's default look is called here; the sequence resets everything. */
    static final Pen PLAIN = new Pen("\033[0m", false);

    private final byte[] sequence;
    private final boolean showsOnBlank;

    Pen(String sequence, boolean showsOnBlank) {
        OutputBuffer bytes = new OutputBuffer();
        bytes.ascii(sequence);
        this.sequence = Arrays.copyOf(bytes.bytes(), bytes.size());
        this.showsOnBlank = showsOnBlank;
    }

    /** The control sequence that sets this look, whatever was set before. Not to be changed. */
    byte[] sequence() {
        return sequence;
    }

    /** Whether a blank in this style differs from an empty place on the screen. */
    boolean showsOnBlank() {
        return showsOnBlank;
    }
}
