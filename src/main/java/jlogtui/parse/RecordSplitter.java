package jlogtui.parse;

import java.util.Arrays;

/**
 * Cuts a stream of bytes into physical lines: chunks of any size in, whole lines out, and what has no line feed yet is
 * kept. Docker escapes line feeds inside records, so every one ends a line.
 *
 * <p>What is kept has a limit. When a line grows beyond {@link Limits#MAX_RECORD_BYTES}, it is first cut before its last
 * marker, so that a hole of NULs or a row of glued records never hides the record behind it. Without a marker, the kept
 * beginning is handed out as a line, and all up to the next line feed or marker is skipped and said to be.
 */
public final class RecordSplitter {
    /** Receives lines and skipped spans in the order of the file. */
    public interface LineSink {
        /**
         * A line, its line feed excluded.
         *
         * @param bytes valid only during the call: the array that was fed or one of the splitter's
         * @param fileOffset offset of its first byte in the file
         */
        void line(byte[] bytes, int start, int end, long fileOffset);

        /**
         * Bytes that were dropped because their line is too long. The line's beginning was handed out right before.
         *
         * @param fileOffset offset of the first byte dropped
         * @param endOffset offset behind the last one, the line feed excluded
         */
        void tooLong(long fileOffset, long endOffset);
    }

    private static final byte[] EMPTY = {};

    private final LineSink sink;
    private final int maxRecordBytes;
    private byte[] carry = EMPTY;
    private int carried;
    /** Offset of the next byte that is fed. */
    private long offset;

    private boolean skipping;
    private long skippedFrom;

    /** @param fileOffset offset in the file of the first byte that will be fed, which begins a line */
    public RecordSplitter(LineSink sink, long fileOffset) {
        this(sink, fileOffset, Limits.MAX_RECORD_BYTES);
    }

    /** @param maxRecordBytes more than {@link Markers#MAX_CONTEXT_BYTES} */
    RecordSplitter(LineSink sink, long fileOffset, int maxRecordBytes) {
        this.sink = sink;
        this.offset = fileOffset;
        this.maxRecordBytes = maxRecordBytes;
    }

    /** Takes the next bytes of the file, {@code [from, to)} of the array, and hands out every line that they end. */
    public void feed(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            at = skipping ? skip(bytes, at, to) : keep(bytes, at, to);
        }
    }

    /** Offset of the first byte of the unfinished line, or of the next line when all are finished. */
    public long tornOffset() {
        return skipping ? skippedFrom : offset - carried;
    }

    /** Bytes fed since {@link #tornOffset}, at most {@link Integer#MAX_VALUE}. */
    public int tornLength() {
        return (int) Math.min(Integer.MAX_VALUE, offset - tornOffset());
    }

    /** Hands out the unfinished line, if there is one. More may be fed; it begins a new line. */
    public void end() {
        if (skipping) {
            endSkip(offset);
        } else if (carried > 0) {
            endLine();
        }
    }

    private int keep(byte[] bytes, int from, int to) {
        int room = maxRecordBytes - carried;
        int searchEnd = to - from > room ? from + room + 1 : to;
        int lineFeed = ByteScan.lineFeed(bytes, from, searchEnd);
        if (lineFeed < 0) {
            int kept = Math.min(to - from, room);
            append(bytes, from, kept);
            if (kept < to - from) {
                shorten();
            }
            return from + kept;
        }
        if (carried == 0) {
            sink.line(bytes, from, lineFeed, offset);
            offset += lineFeed + 1 - from;
        } else {
            append(bytes, from, lineFeed - from);
            endLine();
            offset++;
        }
        return lineFeed + 1;
    }

    private int skip(byte[] bytes, int from, int to) {
        int context = carried;
        int count = Math.min(to - from, carry.length - context);
        System.arraycopy(bytes, from, carry, context, count);
        int lineFeed = ByteScan.lineFeed(carry, context, context + count);
        int lineEnd = lineFeed < 0 ? context + count : lineFeed;
        int marker = Markers.next(carry, Markers.LOOK_BACK_BYTES, lineEnd);
        if (marker < lineEnd) {
            int taken = Math.max(0, marker - context);
            endSkip(offset + marker - context);
            carried = Math.max(0, context - marker);
            System.arraycopy(carry, marker, carry, 0, carried);
            offset += taken;
            return from + taken;
        }
        if (lineFeed >= 0) {
            int taken = lineFeed - context;
            endSkip(offset + taken);
            offset += taken + 1;
            return from + taken + 1;
        }
        offset += count;
        carried = lineEnd;
        keepContext();
        return from + count;
    }

    private void endSkip(long endOffset) {
        if (endOffset > skippedFrom) {
            sink.tooLong(skippedFrom, endOffset);
        }
        skipping = false;
        carried = 0;
    }

    /** Hands out the first part of a carried line that has grown too long. */
    private void shorten() {
        int marker = Markers.last(carry, 1, carried);
        if (marker > 0) {
            sink.line(carry, 0, marker, offset - carried);
            carried -= marker;
            System.arraycopy(carry, marker, carry, 0, carried);
            return;
        }
        int keptEnd = carried - Markers.beginningAtEnd(carry, 0, carried);
        sink.line(carry, 0, keptEnd, offset - carried);
        skippedFrom = offset - carried + keptEnd;
        skipping = true;
        keepContext();
    }

    /** Leaves in the carry what decides whether the next bytes complete a marker. */
    private void keepContext() {
        int context = Math.min(carried, Markers.MAX_CONTEXT_BYTES);
        System.arraycopy(carry, carried - context, carry, 0, context);
        carried = context;
    }

    private void endLine() {
        sink.line(carry, 0, carried, offset - carried);
        carried = 0;
        if (carry.length > Limits.MAX_IDLE_CARRY_BYTES) {
            carry = EMPTY;
        }
    }

    private void append(byte[] bytes, int from, int count) {
        int needed = carried + count;
        if (needed > carry.length) {
            int doubled = Math.min(maxRecordBytes, 2 * carry.length);
            carry = Arrays.copyOf(carry, Math.max(needed, doubled));
        }
        System.arraycopy(bytes, from, carry, carried, count);
        carried = needed;
        offset += count;
    }
}
