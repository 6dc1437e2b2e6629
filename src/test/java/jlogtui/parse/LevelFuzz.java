package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;

/** Any message: its level is the same read from the raw record and from the decoded message. */
public final class LevelFuzz {
    private static final String TIME = "2026-08-20T03:15:07.5Z";

    private LevelFuzz() {}

    /** Fails with an {@link Error} or a {@link RuntimeException} where a promise does not hold. */
    public static void fuzzerTestOneInput(byte[] data) {
        LevelGuess guess = new LevelGuess();
        guess.of(data);
        String message = new String(data, StandardCharsets.UTF_8);
        byte[] record = DockerForm.record(message, "stdout", TIME).getBytes(StandardCharsets.UTF_8);
        byte[] decoded = message.getBytes(StandardCharsets.UTF_8);
        assertEquals(guess.of(decoded), new RecordLevel(guess).of(record, 0, record.length, true), message);
    }
}
