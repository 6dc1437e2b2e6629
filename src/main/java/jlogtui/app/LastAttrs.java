package jlogtui.app;

import java.util.Arrays;

/** What a format made of the attributes of a record: those of the next one are the same, until a container restarts. */
final class LastAttrs {
    private byte[] raw = {};
    private byte[] text = {};

    /** The text, as long as {@link #isOf} says that it is the one. */
    byte[] text() {
        return text;
    }

    /** Whether the text was made of these attributes, empty where there are none. */
    boolean isOf(byte[] bytes, int from, int to) {
        return Arrays.equals(bytes, from, to, raw, 0, raw.length);
    }

    void remember(byte[] bytes, int from, int to, byte[] newText) {
        raw = Arrays.copyOfRange(bytes, from, to);
        text = newText;
    }
}
