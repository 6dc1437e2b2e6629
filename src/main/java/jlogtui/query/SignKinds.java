package jlogtui.query;

import java.util.List;
import java.util.TreeSet;

/** Sorts characters into kinds, such that a pattern treats all characters of one kind alike. Immutable. */
final class SignKinds {
    /** First character of each kind, ascending. */
    private final int[] firsts;

    private final byte[] ofAscii = new byte[128];
    private final boolean isBeyondAsciiOneKind;

    private SignKinds(int[] firsts) {
        this.firsts = firsts;
        for (int c = 0; c < ofAscii.length; c++) {
            ofAscii[c] = (byte) search(c);
        }
        isBeyondAsciiOneKind = firsts[firsts.length - 1] <= 0x80;
    }

    /** Null when there are more kinds than a pattern of reason has. */
    static SignKinds of(List<SignSet> sets) {
        TreeSet<Integer> borders = new TreeSet<>(List.of(0, 0x80));
        for (SignSet set : sets) {
            int[] ranges = set.ranges();
            for (int i = 0; i < ranges.length; i += 2) {
                borders.add(ranges[i]);
                borders.add(ranges[i + 1] + 1);
            }
        }
        borders.remove(Character.MAX_CODE_POINT + 1);
        return borders.size() > Byte.MAX_VALUE
                ? null
                : new SignKinds(borders.stream().mapToInt(Integer::intValue).toArray());
    }

    private int search(int codePoint) {
        int low = 0;
        int high = firsts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (firsts[middle] <= codePoint) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The kind of an ASCII character. */
    int ofAscii(byte b) {
        return ofAscii[b];
    }

    /** The kind of any other character. */
    int ofOther(int codePoint) {
        return isBeyondAsciiOneKind ? firsts.length - 1 : search(codePoint);
    }

    int count() {
        return firsts.length;
    }

    /** One character of a kind. */
    int example(int kind) {
        return firsts[kind];
    }
}
