package jlogtui.query;

import java.util.Arrays;

/** A set of characters: ranges of code points, each of two numbers, first and last, ascending and apart. Immutable. */
record SignSet(int[] ranges) {
    private static final int LAST = Character.MAX_CODE_POINT;

    static final SignSet DIGITS = of('0', '9');
    static final SignSet BLANKS = of('\t', '\n', '\f', '\r', ' ', ' ');
    static final SignSet WORD = of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');
    static final SignSet LINE_FEED = of('\n', '\n');
    static final SignSet ALL = of(0, LAST);

    /** Ranges in any order, first and last of each. */
    static SignSet of(int... ranges) {
        long[] sorted = new long[ranges.length / 2];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = (long) ranges[2 * i] << Integer.SIZE | ranges[2 * i + 1];
        }
        Arrays.sort(sorted);
        int[] merged = new int[ranges.length];
        int count = 0;
        for (long range : sorted) {
            int first = (int) (range >>> Integer.SIZE);
            int last = (int) range;
            if (count > 0 && first <= merged[count - 1] + 1) {
                merged[count - 1] = Math.max(merged[count - 1], last);
            } else {
                merged[count++] = first;
                merged[count++] = last;
            }
        }
        return new SignSet(Arrays.copyOf(merged, count));
    }

    SignSet and(SignSet other) {
        int[] both = Arrays.copyOf(ranges, ranges.length + other.ranges.length);
        System.arraycopy(other.ranges, 0, both, ranges.length, other.ranges.length);
        return of(both);
    }

    /** All characters that are not in it. */
    SignSet others() {
        int[] rest = new int[ranges.length + 2];
        int count = 0;
        int next = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            if (ranges[i] > next) {
                rest[count++] = next;
                rest[count++] = ranges[i] - 1;
            }
            next = ranges[i + 1] + 1;
        }
        if (next <= LAST) {
            rest[count++] = next;
            rest[count++] = LAST;
        }
        return new SignSet(Arrays.copyOf(rest, count));
    }

    boolean holds(int codePoint) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (codePoint >= ranges[i] && codePoint <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** The same with both cases of each letter; null when that takes to know more of Unicode than is known here. */
    SignSet folded() {
        SignSet all = this;
        for (int i = 0; i < ranges.length; i += 2) {
            if (ranges[i + 1] - ranges[i] > 0xFF) {
                return null;
            }
            for (int c = ranges[i]; c <= ranges[i + 1]; c++) {
                int other = otherCase(c);
                if (other < 0) {
                    return null;
                }
                all = other == c ? all : all.and(of(other, other));
                all = c == 's' || c == 'S' ? all.and(of(0x17F, 0x17F)) : all;
                all = c == 'k' || c == 'K' ? all.and(of(0x212A, 0x212A)) : all;
            }
        }
        return all;
    }

    /** The other case of a letter, the character itself when it has none, -1 when that is not known. */
    private static int otherCase(int c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' ? c ^ 0x20 : c;
        }
        boolean isLatin = c >= 0xC0 && c <= 0xFE && c != 0xD7 && c != 0xF7;
        // The sharp s and the a with ring have a third form
        if (isLatin && c != 0xDF && (c | 0x20) != 0xE5) {
            return c ^ 0x20;
        }
        int type = Character.getType(c);
        boolean hasNoCase = type == Character.OTHER_LETTER
                || !Character.isLetter(c)
                        && type != Character.NON_SPACING_MARK
                        && Character.toLowerCase(c) == Character.toUpperCase(c);
        return hasNoCase ? c : -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignSet set && Arrays.equals(ranges, set.ranges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ranges);
    }
}
