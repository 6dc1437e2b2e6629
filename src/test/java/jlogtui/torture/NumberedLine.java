package jlogtui.torture;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A line of a container that counts, as {@code RUN NUMBER …}. Every seventh one goes to standard error; Docker copies the
 * two streams by two threads, so that only within one is the order sure.
 *
 * @param run when the container started, in hundredths of a second since the machine did
 * @param error whether it went to standard error
 * @param index which line of that run and stream it is, from 0
 * @param nanos Docker's time of it
 */
record NumberedLine(long run, boolean error, long index, long nanos) {
    private static final int SHARE = 7;

    /** Reads a line of JSON, of Docker's or of the program's own; empty when it is no numbered line. */
    static Optional<NumberedLine> of(String json) {
        String stream = field(json, "stream");
        String time = field(json, "time");
        try {
            return of(field(json, "log"), stream.equals("stderr"), nanos(Instant.parse(time)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static Optional<NumberedLine> of(String log, boolean error, long nanos) {
        int first = log.indexOf(' ');
        int second = log.indexOf(' ', first + 1);
        int point = log.indexOf('.');
        if (point < 0 || first < point || second < 0) {
            return Optional.empty();
        }
        try {
            long run = Long.parseLong(log.substring(0, point) + log.substring(point + 1, first));
            long number = Long.parseLong(log.substring(first + 1, second));
            long errors = (number + 1) / SHARE;
            return Optional.of(new NumberedLine(run, error, error ? errors - 1 : number - errors, nanos));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The value of the first field of that name, as it stands in the file; empty when there is none. */
    static String field(String json, String name) {
        String begin = "\"" + name + "\":\"";
        int from = json.indexOf(begin);
        int to = from < 0 ? -1 : json.indexOf('"', from + begin.length());
        return to < 0 ? "" : json.substring(from + begin.length(), to);
    }

    static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    /**
     * A script for busybox that counts until it is killed: so many lines at once, a pause, and each tenth time eight times
     * of both.
     */
    static String script(int lines, int pauseMicros, int lineBytes) {
        return "read r x < /proc/uptime; p=" + "x".repeat(lineBytes) + "; i=0; b=0; while :; do"
                + " n=" + lines + "; s=" + pauseMicros + "; b=$((b + 1));"
                + " if [ $((b % 10)) = 0 ]; then n=$((n * 8)); s=$((s * 8)); fi;"
                + " e=$((i + n)); while [ $i -lt $e ]; do"
                + " if [ $((i % 7)) = 6 ]; then echo \"$r $i $p\" >&2; else echo \"$r $i $p\"; fi; i=$((i + 1)); done;"
                + " usleep $s; done";
    }
}
