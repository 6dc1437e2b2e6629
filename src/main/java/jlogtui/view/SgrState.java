package jlogtui.view;

/** The colours and attributes that a line's own SGR sequences have set so far. */
final class SgrState {
    private static final int NONE = -1;
    private static final int INVALID = -2;

    private final Style base;
    private int foreground;
    private int background;
    private int attributes;
    private Style style;

    /** @param base the style before the first sequence and after a reset */
    SgrState(Style base) {
        this.base = base;
        this.style = base;
        reset();
    }

    Style style() {
        return style;
    }

    /** Back to the base. */
    void reset() {
        foreground = base.foreground();
        background = base.background();
        attributes = base.attributes();
        style = base;
    }

    /** Takes over the colour sequence that the parser has just read. */
    void apply(EscapeParser sequence) {
        int count = sequence.parameterCount();
        for (int i = 0; i < count; ) {
            int end = i + 1;
            while (end < count && sequence.isJoined(end)) {
                end++;
            }
            int code = Math.max(0, sequence.parameter(i));
            if (code == 38 || code == 48 || code == 58) {
                i = end > i + 1 ? colonColour(sequence, code, i, end) : semicolonColour(sequence, code, i);
            } else {
                boolean isOff = code == 4 && end > i + 1 && sequence.parameter(i + 1) == 0;
                applyCode(isOff ? 24 : code);
                i = end;
            }
        }
        style = new Style(base.role(), base.selected(), foreground, background, attributes);
    }

    private void applyCode(int code) {
        switch (code) {
            case 0 -> reset();
            case 1 -> attributes |= Style.BOLD;
            case 2 -> attributes |= Style.DIM;
            case 3 -> attributes |= Style.ITALIC;
            case 4, 21 -> attributes |= Style.UNDERLINE;
            case 7 -> attributes |= Style.REVERSE;
            case 9 -> attributes |= Style.STRIKE;
            case 22 -> attributes &= ~(Style.BOLD | Style.DIM);
            case 23 -> attributes &= ~Style.ITALIC;
            case 24 -> attributes &= ~Style.UNDERLINE;
            case 27 -> attributes &= ~Style.REVERSE;
            case 29 -> attributes &= ~Style.STRIKE;
            case 39 -> foreground = base.foreground();
            case 49 -> background = base.background();
            default -> applyBasicColour(code);
        }
    }

    /** The sixteen colours. All other codes mean nothing here: blinking is a nuisance, and concealed text must be seen. */
    private void applyBasicColour(int code) {
        if (code >= 30 && code <= 37) {
            foreground = code - 30;
        } else if (code >= 40 && code <= 47) {
            background = code - 40;
        } else if (code >= 90 && code <= 97) {
            foreground = code - 90 + 8;
        } else if (code >= 100 && code <= 107) {
            background = code - 100 + 8;
        }
    }

    /** {@code 38:5:n}, {@code 38:2:space:r:g:b} and the common but wrong {@code 38:2:r:g:b}; returns {@code end}. */
    private int colonColour(EscapeParser sequence, int code, int start, int end) {
        int mode = sequence.parameter(start + 1);
        if (mode == 5 && start + 2 < end) {
            set(code, byteOf(sequence, start + 2));
        } else if (mode == 2) {
            int red = end - start > 5 ? start + 3 : start + 2;
            if (red + 2 < end) {
                set(code, rgb(sequence, red));
            }
        }
        return end;
    }

    /** {@code 38;5;n} and {@code 38;2;r;g;b}; returns the index of the parameter after the colour. */
    private int semicolonColour(EscapeParser sequence, int code, int start) {
        int count = sequence.parameterCount();
        int mode = start + 1 < count ? sequence.parameter(start + 1) : NONE;
        int end = start + (mode == 5 ? 3 : mode == 2 ? 5 : 2);
        if (end > count) {
            return count;
        }
        if (mode == 5) {
            set(code, byteOf(sequence, start + 2));
        } else if (mode == 2) {
            set(code, rgb(sequence, start + 2));
        }
        return end;
    }

    private void set(int code, int colour) {
        if (colour == INVALID) {
            return;
        }
        // 58 is the colour of the underline, which is not kept
        if (code == 38) {
            foreground = colour;
        } else if (code == 48) {
            background = colour;
        }
    }

    private static int rgb(EscapeParser sequence, int red) {
        int r = byteOf(sequence, red);
        int g = byteOf(sequence, red + 1);
        int b = byteOf(sequence, red + 2);
        return r < 0 || g < 0 || b < 0 ? INVALID : Style.RGB | r << 16 | g << 8 | b;
    }

    private static int byteOf(EscapeParser sequence, int index) {
        int value = Math.max(0, sequence.parameter(index));
        return value > 255 ? INVALID : value;
    }
}
