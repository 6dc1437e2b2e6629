package jlogtui.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

final class DockerTimeTest {
    private static final String LETTERS = "0123456789-:.TZ+t";

    @Test
    void readsWhatJavaReads() {
        RandomCases.check(20_000, random -> {
            long second = random.nextLong(-70_000_000_000L, 10_000_000_000L);
            StringBuilder text = new StringBuilder(
                    Instant.ofEpochSecond(second, random.nextBoolean() ? 0 : random.nextInt(1_000_000_000))
                            .toString());
            for (int left = random.nextInt(3); left > 0; left--) {
                text.setCharAt(random.nextInt(text.length()), LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            assertEquals(withJava(text.toString()), read(text.toString()), text.toString());
        });
    }

    private static String read(String text) {
        try {
            return DockerTime.parse(text).toString();
        } catch (DateTimeParseException e) {
            return "none";
        }
    }

    private static String withJava(String text) {
        try {
            return Instant.parse(text).toString();
        } catch (DateTimeParseException e) {
            return "none";
        }
    }
}
