package jlogtui.parse;

import java.nio.charset.StandardCharsets;

/**
 * The bytes at which Docker's records begin. They cannot occur inside an intact record, because quotes are escaped
 * there; the only exception is an attribute that is named like a key, which stands directly after {@code "attrs":}.
 */
final class Markers {
    private static final byte[] LOG = ascii("{\"log\":");
    private static final byte[] STREAM = ascii("{\"stream\":");
    private static final byte[] TIME = ascii("{\"time\":");
    private static final byte[] ATTRS = ascii("\"attrs\":");

    /** Bytes before a marker that decide whether it is one. */
    static final int LOOK_BACK_BYTES = ATTRS.length;
    /** A marker and what must not stand before it. */
    static final int MAX_CONTEXT_BYTES = LOOK_BACK_BYTES + STREAM.length;

    private Markers() {}

    /** Where the first marker at or after {@code from} begins that is whole before {@code end}, or {@code end}. */
    static int next(byte[] bytes, int from, int end) {
        for (int at = from; at < end - 1; at++) {
            if (bytes[at] == '{' && bytes[at + 1] == '"' && isMarker(bytes, at, end)) {
                return at;
            }
        }
        return end;
    }

    /** Where the last marker in {@code [from, end)} begins, or -1. */
    static int last(byte[] bytes, int from, int end) {
        for (int at = end - LOG.length; at >= from; at--) {
            if (bytes[at] == '{' && bytes[at + 1] == '"' && isMarker(bytes, at, end)) {
                return at;
            }
        }
        return -1;
    }

    /** Length of the marker that the last bytes before {@code end} begin without ending it; 0 when they do not. */
    static int beginningAtEnd(byte[] bytes, int from, int end) {
        for (int at = Math.max(from, end - STREAM.length + 1); at < end; at++) {
            if (bytes[at] == '{' && !isAfterAttrs(bytes, at) && isBeginning(bytes, at, end)) {
                return end - at;
            }
        }
        return 0;
    }

    private static boolean isBeginning(byte[] bytes, int at, int end) {
        return isBeginning(LOG, bytes, at, end)
                || isBeginning(STREAM, bytes, at, end)
                || isBeginning(TIME, bytes, at, end);
    }

    private static boolean isBeginning(byte[] marker, byte[] bytes, int at, int end) {
        if (end - at >= marker.length) {
            return false;
        }
        for (int i = 0; i < end - at; i++) {
            if (bytes[at + i] != marker[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMarker(byte[] bytes, int at, int end) {
        byte[] marker = switch (at + 2 < end ? bytes[at + 2] : 0) {
            case 'l' -> LOG;
            case 's' -> STREAM;
            case 't' -> TIME;
            default -> null;
        };
        return marker != null && isAt(marker, bytes, at, end) && !isAfterAttrs(bytes, at);
    }

    private static boolean isAfterAttrs(byte[] bytes, int at) {
        return at >= ATTRS.length && isAt(ATTRS, bytes, at - ATTRS.length, at);
    }

    private static boolean isAt(byte[] text, byte[] bytes, int at, int end) {
        if (end - at < text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (bytes[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
