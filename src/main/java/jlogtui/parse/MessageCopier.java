package jlogtui.parse;

/**
 * Decodes the messages of one record after another into an array of the caller's, in one pass and without making an
 * object. It knows Docker's exact form with intact UTF-8 only, which is nearly every record, and says so when it does not
 * know one: {@link Envelope} knows them all, and what both know is the same.
 *
 * <p>The other parts of the record last copied stand in the fields until the next call. Owned by one thread.
 */
public final class MessageCopier {
    /** What {@link #copy} returns when it does not know the record. */
    public static final int UNKNOWN = -1;
    /** Bytes beyond those of the record that {@link #copy} may write. */
    public static final int SLACK = Long.BYTES;

    private static final long LOG_KEY = ByteScan.word("{\"log\":\"");
    private static final long STREAM_KEY = ByteScan.word(",\"stream");
    private static final long STDOUT = ByteScan.word("\":\"stdou");
    private static final long STDERR = ByteScan.word("\":\"stder");
    private static final long OUT_AND_TIME = ByteScan.word("t\",\"time");
    private static final long ERR_AND_TIME = ByteScan.word("r\",\"time");
    /** From behind the message to the first digit of the time. */
    private static final int TIME_DISTANCE = 3 * Long.BYTES + 3;

    /** Where the time begins, without its quotes. */
    public int timeStart;
    /** Where the time ends. */
    public int timeEnd;
    /** Where the object of attributes begins, its brace included; where it ends when there is none. */
    public int attrsStart;
    /** Where the object of attributes ends. */
    public int attrsEnd;

    private final StrictRecord strict = new StrictRecord();
    private final MessageDecoder decoder = new MessageDecoder();

    /**
     * Writes the decoded message of the record {@code [start, end)} to {@code target} from {@code at} on, its line feed
     * included.
     *
     * @param target must have room for {@code end - start + }{@link #SLACK} bytes from {@code at} on
     * @return where the message ends in {@code target}, or {@link #UNKNOWN}
     */
    public int copy(byte[] bytes, int start, int end, byte[] target, int at) {
        if (end - start <= 2 * Long.BYTES || ByteScan.word(bytes, start) != LOG_KEY) {
            return UNKNOWN;
        }
        int to = decoder.decode(bytes, start + Long.BYTES, end, target, at, Integer.MAX_VALUE);
        if (to < 0 || decoder.messageEnd < 0 || !(readUsualTail(bytes, end) || readTail(bytes, start, end))) {
            return UNKNOWN;
        }
        return decoder.isAscii() || Utf8.isValid(target, at, to) ? to : UNKNOWN;
    }

    /** What stands behind nearly every message: the stream and the time. */
    private boolean readUsualTail(byte[] bytes, int end) {
        int at = decoder.messageEnd;
        int time = at + TIME_DISTANCE;
        if (end - 2 - time < Rfc3339.MIN_LENGTH || ByteScan.word(bytes, at) != STREAM_KEY) {
            return false;
        }
        long stream = ByteScan.word(bytes, at + Long.BYTES);
        long key = ByteScan.word(bytes, at + 2 * Long.BYTES);
        boolean known = stream == STDOUT && key == OUT_AND_TIME || stream == STDERR && key == ERR_AND_TIME;
        if (!known
                || bytes[time - 3] != '"'
                || bytes[time - 2] != ':'
                || bytes[time - 1] != '"'
                || bytes[end - 1] != '}'
                || ByteScan.plainEnd(bytes, time, end) != end - 2
                || bytes[end - 2] != '"') {
            return false;
        }
        timeStart = time;
        timeEnd = end - 2;
        attrsStart = end;
        attrsEnd = end;
        return true;
    }

    /** What else may stand behind a message. */
    private boolean readTail(byte[] bytes, int start, int end) {
        if (!strict.parse(bytes, start, end)) {
            return false;
        }
        timeStart = strict.timeStart;
        timeEnd = strict.timeEnd;
        attrsStart = strict.attrsStart;
        attrsEnd = strict.attrsEnd;
        return true;
    }
}
