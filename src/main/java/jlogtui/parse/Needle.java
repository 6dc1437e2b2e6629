package jlogtui.parse;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One text to look for in raw bytes, anchored at two bytes of it that lie side by side and are rare in logs: eight places
 * are tried at once for both. With case ignored, ASCII letters are compared by their lower form; the letters s and k
 * have a third form outside of ASCII, so they are no anchors.
 */
final class Needle {
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = ONES << 7;
    /** From the most frequent on, as Docker's logs have them; what is not here is rarer. */
    private static final String FREQUENT = "e0t1a2:o\"ns-ir3d,l4mc5u\\pg/.h6=f7b8w9vyTkZx_IOEjSNRzqADLCPGUFMWHBVXKJYQ";

    private final byte[] text;
    private final boolean ignoresCase;
    private final int anchor;
    private final long first;
    private final long firstFold;
    private final long second;
    private final long secondFold;

    private Needle(byte[] text, boolean ignoresCase, int anchor, boolean paired) {
        this.text = text;
        this.ignoresCase = ignoresCase;
        this.anchor = anchor;
        first = ONES * (text[anchor] & 0xff);
        firstFold = isFolded(text[anchor]) ? ONES * 0x20 : 0;
        // Every byte is the anchor's second one when there is none
        second = paired ? ONES * (text[anchor + 1] & 0xff) : -1;
        secondFold = paired ? isFolded(text[anchor + 1]) ? ONES * 0x20 : 0 : -1;
    }

    /** Null when no byte of the text can be an anchor. */
    static Needle of(String wanted, boolean ignoresCase) {
        String folded = ignoresCase ? wanted.toLowerCase(Locale.ROOT) : wanted;
        byte[] text = folded.getBytes(StandardCharsets.UTF_8);
        int best = -1;
        int bestRarity = -1;
        boolean paired = false;
        for (int i = 0; i < text.length; i++) {
            if (!mayAnchor(text[i], ignoresCase)) {
                continue;
            }
            boolean pair = i + 1 < text.length && mayAnchor(text[i + 1], ignoresCase);
            int rarity = rarity(text[i]) + (pair ? 100 + rarity(text[i + 1]) : 0);
            if (rarity > bestRarity) {
                best = i;
                bestRarity = rarity;
                paired = pair;
            }
        }
        return best < 0 ? null : new Needle(text, ignoresCase, best, paired);
    }

    private static boolean mayAnchor(byte b, boolean ignoresCase) {
        return !ignoresCase || b != 's' && b != 'k';
    }

    private static int rarity(byte b) {
        int rank = b < 0 ? -1 : FREQUENT.indexOf(b);
        return rank < 0 ? FREQUENT.length() : rank;
    }

    private boolean isFolded(byte b) {
        return ignoresCase && b >= 'a' && b <= 'z';
    }

    /** Where the text begins that is found first at or behind {@code from}, or {@link ByteScan#NOT_FOUND}. */
    int next(byte[] bytes, int from, int to) {
        int at = from;
        int last = to - Long.BYTES - 1;
        while (at <= last) {
            long a = (ByteScan.word(bytes, at) | firstFold) ^ first;
            long b = (ByteScan.word(bytes, at + 1) | secondFold) ^ second;
            long hits = (a - ONES) & ~a & (b - ONES) & ~b & HIGH_BITS;
            while (hits != 0) {
                int start = start(bytes, from, at + (Long.numberOfTrailingZeros(hits) >> 3), to);
                if (start >= 0) {
                    return start;
                }
                hits &= hits - 1;
            }
            at += Long.BYTES;
        }
        for (; at < to; at++) {
            int start = start(bytes, from, at, to);
            if (start >= 0) {
                return start;
            }
        }
        return ByteScan.NOT_FOUND;
    }

    /** Where the text begins if its anchor is at {@code at}; else {@link ByteScan#NOT_FOUND}. */
    private int start(byte[] bytes, int from, int at, int to) {
        if (ignoresCase) {
            return foldedStart(bytes, from, at, to);
        }
        int start = at - anchor;
        if (start < from || start + text.length > to) {
            return ByteScan.NOT_FOUND;
        }
        for (int i = 0; i < text.length; i++) {
            if (bytes[start + i] != text[i]) {
                return ByteScan.NOT_FOUND;
            }
        }
        return start;
    }

    private int foldedStart(byte[] bytes, int from, int anchorAt, int to) {
        int at = anchorAt;
        for (int i = anchor; i < text.length; i++) {
            int length = at < to ? foldedLength(bytes, at, to, text[i]) : 0;
            if (length == 0) {
                return ByteScan.NOT_FOUND;
            }
            at += length;
        }
        at = anchorAt;
        for (int i = anchor - 1; i >= 0; i--) {
            int length = at > from ? foldedLengthBefore(bytes, at, from, text[i]) : 0;
            if (length == 0) {
                return ByteScan.NOT_FOUND;
            }
            at -= length;
        }
        return at;
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
    }

    /** Length of the character at {@code at} if it is a form of {@code wanted}, else 0. */
    private static int foldedLength(byte[] bytes, int at, int to, byte wanted) {
        if (lower(bytes[at]) == wanted) {
            return 1;
        }
        if (wanted == 's' && at + 2 <= to && isLongS(bytes, at)) {
            return 2;
        }
        return wanted == 'k' && at + 3 <= to && isKelvin(bytes, at) ? 3 : 0;
    }

    /** The same for the character that ends before {@code end}. */
    private static int foldedLengthBefore(byte[] bytes, int end, int from, byte wanted) {
        if (lower(bytes[end - 1]) == wanted) {
            return 1;
        }
        if (wanted == 's' && end - 2 >= from && isLongS(bytes, end - 2)) {
            return 2;
        }
        return wanted == 'k' && end - 3 >= from && isKelvin(bytes, end - 3) ? 3 : 0;
    }

    private static boolean isLongS(byte[] bytes, int at) {
        return bytes[at] == (byte) 0xC5 && bytes[at + 1] == (byte) 0xBF;
    }

    private static boolean isKelvin(byte[] bytes, int at) {
        return bytes[at] == (byte) 0xE2 && bytes[at + 1] == (byte) 0x84 && bytes[at + 2] == (byte) 0xAA;
    }

    /** Marks the bytes that can stand in what is found. */
    void markBytes(boolean[] marks) {
        for (byte b : text) {
            marks[b & 0xff] = true;
            if (isFolded(b)) {
                marks[b & 0xff & ~0x20] = true;
            }
            if (ignoresCase && (b == 's' || b == 'k')) {
                for (int other : new int[] {0xC5, 0xBF, 0xE2, 0x84, 0xAA}) {
                    marks[other] = true;
                }
            }
        }
    }
}
