package jlogtui.parse;

/**
 * Finds every record and every damaged stretch of a physical line.
 *
 * <pre>
 * line ── strict as a whole ──────────────────────────────► one record
 *   └─ else: pieces, cut before every marker
 *        └─ segments, cut at runs of NULs ────────────────► damage "NUL run"
 *             └─ strict, else any JSON object with a key of Docker's ─► record
 *                  └─ else ───────────────────────────────► damage
 * </pre>
 *
 * NULs, carriage returns, blanks and byte order marks around a record do not belong to it. All but the NULs go without
 * saying; so does a line of nothing else.
 *
 * <p>The cut into pieces looks at nothing but a marker and the eight bytes before it. That is what lets two readers share
 * a line without knowing of each other: for every {@code p} in a line, what {@link #readLine} finds in the line is what it
 * finds before {@code nextStart(p)} followed by what {@link #readRest} finds from {@code p} on. Hence a marker begins an
 * item even inside an odd JSON object.
 *
 * <p>Holds scratch objects: one reader belongs to one thread.
 */
public final class RecordReader {
    private final StrictRecord strict = new StrictRecord();
    private final RecordFields fields = new RecordFields();

    /**
     * Reports the record in Docker's exact form that fills the line from {@code start} on. What {@link #readLine} would
     * report, in a single pass.
     *
     * @return index of its line feed; negative, and nothing reported, when the line is no such record
     *     or does not end before {@code limit}
     */
    public int readStrictLine(byte[] bytes, int start, int limit, ItemSink sink) {
        int end = strict.parseLine(bytes, start, limit);
        if (end >= 0) {
            reportStrict(bytes, start, end, sink);
        }
        return end;
    }

    /** Reports all items of the line {@code [start, end)}, which has no line feed. */
    public void readLine(byte[] bytes, int start, int end, ItemSink sink) {
        if (strict.parse(bytes, start, end)) {
            reportStrict(bytes, start, end, sink);
            return;
        }
        int piece = start;
        while (piece < end) {
            int next = nextStart(bytes, piece + 1, end);
            readPiece(bytes, piece, next, sink);
            piece = next;
        }
    }

    /**
     * Reports the items of a line from the first marker at or after {@code start} on. The eight bytes before
     * {@code start}, as far as the array has them, must be those of the file.
     *
     * @param end end of the line, the line feed excluded
     */
    public void readRest(byte[] bytes, int start, int end, ItemSink sink) {
        int piece = nextStart(bytes, start, end);
        while (piece < end) {
            int next = nextStart(bytes, piece + 1, end);
            readPiece(bytes, piece, next, sink);
            piece = next;
        }
    }

    /**
     * The first place at or after {@code from} where an item begins inside a line: where {@link #readRest} would begin.
     * Within the line {@code [start, end)}, a reader that owns only what begins before {@code from} reads
     * {@code readLine(bytes, start, nextStart(bytes, from, end), sink)}.
     *
     * @return {@code end} when there is none
     */
    public static int nextStart(byte[] bytes, int from, int end) {
        return Markers.next(bytes, from, end);
    }

    /** The first line feed in {@code [from, to)}, or {@code to}. */
    public static int lineEnd(byte[] bytes, int from, int to) {
        int lineFeed = ByteScan.lineFeed(bytes, from, to);
        return lineFeed < 0 ? to : lineFeed;
    }

    private void readPiece(byte[] bytes, int from, int end, ItemSink sink) {
        int textEnd = edgeStart(bytes, from, end);
        int at = edgeEnd(bytes, from, end, sink);
        while (at < textEnd) {
            int segmentEnd = edgeStart(bytes, at, nulRunStart(bytes, at, textEnd));
            readSegment(bytes, at, segmentEnd, sink);
            at = edgeEnd(bytes, segmentEnd, end, sink);
        }
    }

    private void readSegment(byte[] bytes, int from, int end, ItemSink sink) {
        int at = from;
        while (at < end) {
            int objectEnd = bytes[at] == '{' ? objectEnd(bytes, at, end) : -1;
            if (objectEnd < 0 || !readObject(bytes, at, objectEnd, sink)) {
                sink.damage(at, end, reason(bytes, at, end, objectEnd));
                return;
            }
            at = edgeEnd(bytes, objectEnd, end, sink);
        }
    }

    private boolean readObject(byte[] bytes, int start, int end, ItemSink sink) {
        if (strict.parse(bytes, start, end)) {
            reportStrict(bytes, start, end, sink);
            return true;
        }
        LenientRecord lenient = LenientRecord.parse(bytes, start, end).orElse(null);
        if (lenient == null) {
            return false;
        }
        fields.start = start;
        fields.end = end;
        fields.messageStart = RecordFields.NOT_STRICT;
        fields.messageEnd = RecordFields.NOT_STRICT;
        fields.stream = lenient.stream();
        fields.timeNanos = lenient.timeNanos();
        byte[] message = lenient.message();
        fields.terminated = message.length > 0 && message[message.length - 1] == '\n';
        fields.full = message.length == Limits.PIECE_BYTES;
        sink.record(fields);
        return true;
    }

    private void reportStrict(byte[] bytes, int start, int end, ItemSink sink) {
        fields.start = start;
        fields.end = end;
        fields.messageStart = strict.logStart;
        fields.messageEnd = strict.logEnd;
        fields.stream = strict.stream;
        fields.timeNanos = strict.timeNanos;
        fields.terminated = strict.terminated;
        fields.full = strict.isFull(bytes);
        sink.record(fields);
    }

    private static String reason(byte[] bytes, int from, int end, int objectEnd) {
        if (bytes[from] == '{' && objectEnd != end) {
            return "torn record";
        }
        return end - from >= 2 && bytes[end - 1] == '}' && bytes[end - 2] == '"' && bytes[from] != '{'
                ? "rest of a record"
                : "no record";
    }

    /** Behind the closing brace of the object that begins at {@code start}, or -1. */
    private static int objectEnd(byte[] bytes, int start, int end) {
        int depth = 0;
        boolean inString = false;
        for (int at = start; at < end; at++) {
            byte b = bytes[at];
            if (inString) {
                if (b == '\\') {
                    at++;
                } else if (b == '"') {
                    inString = false;
                }
            } else if (b == '"') {
                inString = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if ((b == '}' || b == ']') && --depth == 0) {
                return at + 1;
            }
        }
        return -1;
    }

    /** Start of the first run of NULs that is long enough to be a hole, or {@code end}. */
    private static int nulRunStart(byte[] bytes, int from, int end) {
        int run = 0;
        for (int at = from; at < end; at++) {
            run = bytes[at] == 0 ? run + 1 : 0;
            if (run == Limits.MIN_INNER_NUL_RUN) {
                return at + 1 - run;
            }
        }
        return end;
    }

    /** Steps over what may stand before a record and reports the NULs in it. */
    private static int edgeEnd(byte[] bytes, int from, int end, ItemSink sink) {
        int at = from;
        while (at < end) {
            int length = edgeLength(bytes, at, end);
            if (length == 0) {
                break;
            }
            if (bytes[at] == 0) {
                int runStart = at;
                while (at < end && bytes[at] == 0) {
                    at++;
                }
                sink.damage(runStart, at, "NUL run");
            } else {
                at += length;
            }
        }
        return at;
    }

    private static int edgeLength(byte[] bytes, int at, int end) {
        return switch (bytes[at]) {
            case 0, '\r', ' ', '\t' -> 1;
            case (byte) 0xEF -> end - at >= 3 && bytes[at + 1] == (byte) 0xBB && bytes[at + 2] == (byte) 0xBF ? 3 : 0;
            default -> 0;
        };
    }

    /** Start of what may stand behind a record. */
    private static int edgeStart(byte[] bytes, int from, int end) {
        int at = end;
        while (at > from) {
            if (bytes[at - 1] == (byte) 0xBF && at - from >= 3 && edgeLength(bytes, at - 3, at) == 3) {
                at -= 3;
            } else if (edgeLength(bytes, at - 1, at) == 1) {
                at--;
            } else {
                break;
            }
        }
        return at;
    }
}
