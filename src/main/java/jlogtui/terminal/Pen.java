package jlogtui.terminal;

import java.util.Arrays;

/**
 * A style made ready to be written. Two cells look the same when their pens are the same object.
 *
 * @see Pens
 */
final class Pen {
    private static final int NONE = -1;

    /** What the terminal's default look is called here; the sequence resets everything. */
    static final Pen PLAIN = new Pen("\033[0m", NONE, false);

    private final byte[] sequence;
    private final int background;
    private final boolean decorated;

    /**
     * @param background the colour behind the text; negative for the terminal's own
     * @param decorated it underlines, reverses or strikes, which shows on a blank too
     */
    Pen(String sequence, int background, boolean decorated) {
        OutputBuffer bytes = new OutputBuffer();
        bytes.ascii(sequence);
        this.sequence = Arrays.copyOf(bytes.bytes(), bytes.size());
        this.background = Math.max(NONE, background);
        this.decorated = decorated;
    }

    /** The control sequence that sets this look, whatever was set before. Not to be changed. */
    byte[] sequence() {
        return sequence;
    }

    /** The colour behind the text; negative for the terminal's own. */
    int background() {
        return background;
    }

    boolean isDecorated() {
        return decorated;
    }

    /** Whether a blank in this style differs from an empty place on the screen. */
    boolean showsOnBlank() {
        return decorated || background != NONE;
    }

    /** Whether a blank looks the same with either. */
    boolean leavesBlankLike(Pen other) {
        return this == other || !decorated && !other.decorated && background == other.background;
    }
}
