package jlogtui.view;

/** How many columns a code point takes. */
final class CharWidth {
    private CharWidth() {}

    /** 0, 1 or 2 columns. */
    static int of(int codePoint) {
        return codePoint < 0x1100 ? 1 : 2;
    }
}
