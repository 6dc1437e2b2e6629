package jlogtui.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;

/** Writes what one container may leave behind: mostly records in order, with all that Docker and accidents do to them. */
public final class RandomLog {
    private static final String[] WORDS = {
        "a", "error", "<b>", "\"quoted\"", "日本", "\t", "{\"log\":\"x\"}", "e\u0301", ""
    };

    private final Random random;
    private long nanos;
    private int line;
    /** Chance in a thousand of a damaged stretch. */
    private final int damage;
    /** Largest step of time back that Docker's two goroutines may cause. */
    private final long jitterNanos;

    public RandomLog(Random random, Instant start, int damage, long jitterNanos) {
        this.random = random;
        this.damage = damage;
        this.jitterNanos = jitterNanos;
        nanos = start.getEpochSecond() * 1_000_000_000L + start.getNano();
    }

    /** Sets the clock back or forward from the next record on. */
    public void stepClock(long byNanos) {
        nanos += byNanos;
    }

    /** The next few lines as bytes. */
    public byte[] write(int lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < lines; i++) {
            if (random.nextInt(1000) < damage) {
                writeDamage(out);
            } else {
                writeLine(out);
            }
        }
        return out.toByteArray();
    }

    private void writeLine(ByteArrayOutputStream out) {
        // Equal times are frequent
        nanos += random.nextInt(3) == 0 ? 0 : random.nextInt(40_000_000);
        long time =
                jitterNanos > 0 && random.nextInt(4) == 0 ? nanos - (long) (random.nextDouble() * jitterNanos) : nanos;
        String stream = random.nextInt(3) == 0 ? "stderr" : "stdout";
        StringBuilder text = new StringBuilder("line ").append(line++);
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        int pieces = random.nextInt(12) == 0 ? 1 + random.nextInt(12) : 0;
        for (int i = 0; i < pieces; i++) {
            out.writeBytes(record(stream, time, text + " piece " + i));
            if (random.nextInt(4) == 0) {
                String other = stream.equals("stdout") ? "stderr" : "stdout";
                out.writeBytes(record(other, nanos, "between " + line++ + "\n"));
            }
        }
        boolean unterminated = random.nextInt(30) == 0;
        out.writeBytes(record(stream, time, unterminated ? text.toString() : text + "\n"));
        nanos += unterminated ? 1 : 0;
    }

    private void writeDamage(ByteArrayOutputStream out) {
        switch (random.nextInt(6)) {
            case 0 -> out.writeBytes(new byte[1 + random.nextInt(600)]);
            case 1 -> out.writeBytes("foreign text\n".getBytes(StandardCharsets.UTF_8));
            case 2 -> out.writeBytes("{\"log\":\"torn in the mid".getBytes(StandardCharsets.UTF_8));
            case 3 -> out.writeBytes("\n\r\n  \n".getBytes(StandardCharsets.UTF_8));
            case 4 ->
                out.writeBytes(
                        "{ \"log\" : \"spaced\\n\" , \"stream\" : \"stdout\" }".getBytes(StandardCharsets.UTF_8));
            default -> out.writeBytes("12Z\"}\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] record(String stream, long nanos, String text) {
        Instant time =
                Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
        return DockerJson.record(stream, time, text);
    }
}
