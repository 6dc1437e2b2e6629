package jlogtui.query;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jlogtui.model.Literals;

/** Finds one of a few texts in a message. */
final class LiteralSearch {
    private final byte[][] texts;
    private final boolean ignoresCase;

    private LiteralSearch(byte[][] texts, boolean ignoresCase) {
        this.texts = texts;
        this.ignoresCase = ignoresCase;
    }

    /** Null when their case folding is more than ASCII's. */
    static LiteralSearch of(Literals literals) {
        List<String> texts = literals.texts();
        byte[][] bytes = new byte[texts.size()][];
        for (int i = 0; i < bytes.length; i++) {
            String text = texts.get(i);
            if (literals.ignoresCase() && !foldsLikeAscii(text)) {
                return null;
            }
            String folded = literals.ignoresCase() ? lowerAscii(text) : text;
            bytes[i] = folded.getBytes(StandardCharsets.UTF_8);
        }
        return new LiteralSearch(bytes, literals.ignoresCase());
    }

    /** The letters s and k have a third form, the long s and the Kelvin sign. */
    private static boolean foldsLikeAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String lowerAscii(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return lower.toString();
    }

    /** Whether one of the texts stands in the first bytes of an array. */
    boolean isIn(byte[] message, int length) {
        for (byte[] text : texts) {
            if (ignoresCase ? holdsFolded(message, length, text) : holds(message, length, text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(byte[] message, int length, byte[] text) {
        int last = length - text.length;
        byte first = text[0];
        for (int at = 0; at <= last; at++) {
            if (message[at] == first && isAt(message, at, text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(byte[] message, int at, byte[] text) {
        for (int i = 1; i < text.length; i++) {
            if (message[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean holdsFolded(byte[] message, int length, byte[] text) {
        byte first = text[0];
        boolean special = first == 's' || first == 'k';
        int last = length - 1;
        for (int at = 0; at <= last; at++) {
            byte b = message[at];
            boolean begins = lower(b) == first || special && b < 0;
            if (begins && isFoldedAt(message, length, at, text)) {
                return true;
            }
        }
        return false;
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }

    private static boolean isFoldedAt(byte[] message, int length, int from, byte[] text) {
        int at = from;
        for (byte wanted : text) {
            if (at >= length) {
                return false;
            }
            if (lower(message[at]) == wanted) {
                at++;
            } else if (wanted == 's' && is(message, length, at, 0xC5, 0xBF)) {
                at += 2;
            } else if (wanted == 'k'
                    && is(message, length, at, 0xE2, 0x84)
                    && is(message, length, at + 1, 0x84, 0xAA)) {
                at += 3;
            } else {
                return false;
            }
        }
        return true;
    }

    private static boolean is(byte[] message, int length, int at, int first, int second) {
        return at + 1 < length && (message[at] & 0xff) == first && (message[at + 1] & 0xff) == second;
    }
}
