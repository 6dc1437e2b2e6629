package jlogtui.parse;

/** Tells intact UTF-8: what Java, too, takes as it is. */
final class Utf8 {
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Utf8() {}

    static boolean isValid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int first = bytes[at];
            if (first >= 0) {
                boolean isAscii = at + Long.BYTES <= to && (ByteScan.word(bytes, at) & HIGH_BITS) == 0;
                at += isAscii ? Long.BYTES : 1;
                continue;
            }
            int length = lengthOf(first & 0xff);
            if (length == 0 || at + length > to || !isValid(bytes, at, first & 0xff, length)) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** Bytes of a character that begins with this byte, 0 when none does. */
    private static int lengthOf(int first) {
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    private static boolean isValid(byte[] bytes, int at, int first, int length) {
        int second = bytes[at + 1] & 0xff;
        // Neither longer than need be, nor a surrogate, nor beyond the last character
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > most) {
            return false;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
