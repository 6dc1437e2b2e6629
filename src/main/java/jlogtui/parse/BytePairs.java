package jlogtui.parse;

/** A set of pairs of bytes. */
final class BytePairs {
    private final long[] bits = new long[(1 << 16) / Long.SIZE];

    void add(int first, int second) {
        int pair = pair(first, second);
        bits[pair / Long.SIZE] |= 1L << pair;
    }

    boolean has(byte first, byte second) {
        int pair = pair(first, second);
        return (bits[pair / Long.SIZE] & 1L << pair) != 0;
    }

    private static int pair(int first, int second) {
        return (first & 0xff) << Byte.SIZE | second & 0xff;
    }
}
