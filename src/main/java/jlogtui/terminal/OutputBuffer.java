package jlogtui.terminal;

import java.util.Arrays;

/** Bytes on their way to the terminal. Text that is put here can never become a control sequence. */
final class OutputBuffer {
    private static final int START_SIZE = 16 * 1024;

    private byte[] bytes = new byte[START_SIZE];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** The bytes themselves, of which {@link #size()} count; valid until the next change. */
    byte[] bytes() {
        return bytes;
    }

    void put(int octet) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) octet;
    }

    void put(byte[] more) {
        put(more, 0, more.length);
    }

    void put(byte[] more, int from, int length) {
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
        }
        System.arraycopy(more, from, bytes, size, length);
        size += length;
    }

    /** Puts a control sequence or other text that is all ASCII. */
    void ascii(String text) {
        for (int at = 0; at < text.length(); at++) {
            put(text.charAt(at));
        }
    }

    /** Puts a number of zero or more in decimal. */
    void number(int number) {
        if (number >= 10) {
            number(number / 10);
        }
        put('0' + number % 10);
    }

    void spaces(int count) {
        for (int n = 0; n < count; n++) {
            put(' ');
        }
    }

    /** Puts printable text as UTF-8. Control characters and lone surrogates become question marks, whoever let them through. */
    void text(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < 0x80) {
                put(c < 0x20 || c == 0x7f ? '?' : c);
            } else if (c < 0xa0) {
                put('?');
            } else if (c < 0x800) {
                put(0xc0 | (c >> 6));
                put(0x80 | (c & 0x3f));
            } else if (!Character.isSurrogate(c)) {
                put(0xe0 | (c >> 12));
                put(0x80 | ((c >> 6) & 0x3f));
                put(0x80 | (c & 0x3f));
            } else if (Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                int codePoint = Character.toCodePoint(c, text.charAt(++at));
                put(0xf0 | (codePoint >> 18));
                put(0x80 | ((codePoint >> 12) & 0x3f));
                put(0x80 | ((codePoint >> 6) & 0x3f));
                put(0x80 | (codePoint & 0x3f));
            } else {
                put('?');
            }
        }
    }
}
