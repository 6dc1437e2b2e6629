package jlogtui.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Texts to look for in raw bytes, anchored at two bytes that lie side by side in each of them and are rare in logs: eight
 * places are tried at once for both. With case ignored, ASCII letters are compared by their lower form; the letters s
 * and k have a third form outside of ASCII, so they are no anchors.
 */
final class Needle {
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = ONES << 7;
    /** From the most frequent on, as Docker's logs have them; what is not here is rarer. */
    private static final String FREQUENT = "e0t1a2:o\"ns-ir3d,l4mc5u\\pg/.h6=f7b8w9vyTkZx_IOEjSNRzqADLCPGUFMWHBVXKJYQ";
    /** Of an anchor that is one byte: whatever stands behind it. */
    private static final int ANY = 256;

    private final byte[][] texts;
    /** Where the anchor stands in each of them. */
    private final int[] anchors;

    private final boolean ignoresCase;
    private final long first;
    private final long firstFold;
    private final long second;
    private final long secondFold;

    private Needle(List<byte[]> held, boolean ignoresCase, Anchor anchor) {
        this.ignoresCase = ignoresCase;
        texts = held.toArray(new byte[0][]);
        anchors = new int[texts.length];
        for (int i = 0; i < texts.length; i++) {
            anchors[i] = anchor.placeIn(texts[i]);
        }
        first = ONES * anchor.first();
        firstFold = isFolded((byte) anchor.first()) ? ONES * 0x20 : 0;
        boolean paired = anchor.second() != ANY;
        // Every byte is the anchor's second one when there is none
        second = paired ? ONES * anchor.second() : -1;
        secondFold = paired ? isFolded((byte) anchor.second()) ? ONES * 0x20 : 0 : -1;
    }

    /** One byte, and the one behind it or {@link #ANY}. */
    private record Anchor(int first, int second) {
        private int rarity() {
            return rarity((byte) first) + (second == ANY ? 0 : 100 + rarity((byte) second));
        }

        private static int rarity(byte b) {
            int rank = b < 0 ? -1 : FREQUENT.indexOf(b);
            return rank < 0 ? FREQUENT.length() : rank;
        }

        private int placeIn(byte[] text) {
            for (int i = 0; i < text.length; i++) {
                boolean isSecond = second == ANY || i + 1 < text.length && (text[i + 1] & 0xff) == second;
                if ((text[i] & 0xff) == first && isSecond) {
                    return i;
                }
            }
            return -1;
        }
    }

    /** As few needles as find all these texts; empty when one of them has no byte that can be an anchor. */
    static List<Needle> of(List<String> wanted, boolean ignoresCase) {
        List<byte[]> rest = new ArrayList<>();
        for (String text : wanted) {
            String folded = ignoresCase ? text.toLowerCase(Locale.ROOT) : text;
            rest.add(folded.getBytes(StandardCharsets.UTF_8));
        }
        List<Needle> needles = new ArrayList<>();
        while (!rest.isEmpty()) {
            Anchor anchor = widest(rest, ignoresCase);
            if (anchor == null) {
                return List.of();
            }
            List<byte[]> held = new ArrayList<>(rest);
            held.removeIf(text -> anchor.placeIn(text) < 0);
            rest.removeIf(text -> anchor.placeIn(text) >= 0);
            needles.add(new Needle(held, ignoresCase, anchor));
        }
        return needles;
    }

    /** The anchor that most of the texts have, and of such the rarest; null when one has none. */
    private static Anchor widest(List<byte[]> texts, boolean ignoresCase) {
        Map<Anchor, Integer> holders = new LinkedHashMap<>();
        for (byte[] text : texts) {
            Set<Anchor> own = anchorsOf(text, ignoresCase);
            if (own.isEmpty()) {
                return null;
            }
            own.forEach(anchor -> holders.merge(anchor, 1, Integer::sum));
        }
        Anchor best = null;
        for (Anchor anchor : holders.keySet()) {
            int more = best == null ? 1 : Integer.compare(holders.get(anchor), holders.get(best));
            if (more > 0 || more == 0 && anchor.rarity() > best.rarity()) {
                best = anchor;
            }
        }
        return best;
    }

    private static Set<Anchor> anchorsOf(byte[] text, boolean ignoresCase) {
        Set<Anchor> pairs = new LinkedHashSet<>();
        Set<Anchor> single = new LinkedHashSet<>();
        for (int i = 0; i < text.length; i++) {
            if (mayAnchor(text[i], ignoresCase)) {
                single.add(new Anchor(text[i] & 0xff, ANY));
                if (i + 1 < text.length && mayAnchor(text[i + 1], ignoresCase)) {
                    pairs.add(new Anchor(text[i] & 0xff, text[i + 1] & 0xff));
                }
            }
        }
        return pairs.isEmpty() ? single : pairs;
    }

    private static boolean mayAnchor(byte b, boolean ignoresCase) {
        return !ignoresCase || b != 's' && b != 'k';
    }

    private boolean isFolded(byte b) {
        return ignoresCase && b >= 'a' && b <= 'z';
    }

    /** Where a text begins of those found first at or behind {@code from}, or {@link ByteScan#NOT_FOUND}. */
    int next(byte[] bytes, int from, int to) {
        int at = from;
        int last = to - Long.BYTES - 1;
        while (at <= last) {
            // One branch for 32 bytes: it is the many branches that would cost, not the few looks that are too many
            if (at <= last - 3 * Long.BYTES) {
                long any = marks(bytes, at)
                        | marks(bytes, at + Long.BYTES)
                        | marks(bytes, at + 2 * Long.BYTES)
                        | marks(bytes, at + 3 * Long.BYTES);
                if ((any & HIGH_BITS) == 0) {
                    at += 4 * Long.BYTES;
                    continue;
                }
            }
            int end = Math.min(at + 4 * Long.BYTES, last + 1);
            for (; at < end; at += Long.BYTES) {
                for (long hits = marks(bytes, at) & HIGH_BITS; hits != 0; hits &= hits - 1) {
                    int start = start(bytes, from, at + (Long.numberOfTrailingZeros(hits) >> 3), to);
                    if (start >= 0) {
                        return start;
                    }
                }
            }
        }
        for (; at < to; at++) {
            int start = start(bytes, from, at, to);
            if (start >= 0) {
                return start;
            }
        }
        return ByteScan.NOT_FOUND;
    }

    /** Of eight places the highest bit is set, besides others, where both bytes of the anchor may stand. */
    private long marks(byte[] bytes, int at) {
        long differs =
                (ByteScan.word(bytes, at) | firstFold) ^ first | (ByteScan.word(bytes, at + 1) | secondFold) ^ second;
        return (differs - ONES) & ~differs;
    }

    /** Where a text begins whose anchor is at {@code at}; else {@link ByteScan#NOT_FOUND}. */
    private int start(byte[] bytes, int from, int at, int to) {
        for (int i = 0; i < texts.length; i++) {
            int start = ignoresCase
                    ? foldedStart(bytes, from, at, to, texts[i], anchors[i])
                    : start(bytes, from, at, to, texts[i], anchors[i]);
            if (start >= 0) {
                return start;
            }
        }
        return ByteScan.NOT_FOUND;
    }

    private static int start(byte[] bytes, int from, int at, int to, byte[] text, int anchor) {
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

    private static int foldedStart(byte[] bytes, int from, int anchorAt, int to, byte[] text, int anchor) {
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

    /** Adds what can stand side by side in what is found. */
    void addNeighbours(BytePairs pairs) {
        for (byte[] text : texts) {
            for (int i = 1; i < text.length; i++) {
                for (int before : lastBytes(text[i - 1])) {
                    for (int after : firstBytes(text[i])) {
                        pairs.add(before, after);
                    }
                }
            }
        }
    }

    /** The bytes with which a character ends that counts as one of a text. */
    private int[] lastBytes(byte b) {
        return forms(b, 0xBF, 0xAA);
    }

    /** The bytes with which it begins. */
    private int[] firstBytes(byte b) {
        return forms(b, 0xC5, 0xE2);
    }

    private int[] forms(byte b, int ofLongS, int ofKelvin) {
        if (!isFolded(b)) {
            return new int[] {b};
        }
        int upper = b & ~0x20;
        return switch (b) {
            case 's' -> new int[] {b, upper, ofLongS};
            case 'k' -> new int[] {b, upper, ofKelvin};
            default -> new int[] {b, upper};
        };
    }
}
