package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import jlogtui.model.Field;
import jlogtui.model.Payload;

/** Any message, opened: its fields stand in the order of its text, none reaches out of it, and there are not too many. */
public final class PayloadFuzz {
    private static final int MOST_FIELDS = 10_001;

    private PayloadFuzz() {}

    /** Fails with an {@link Error} or a {@link RuntimeException} where a promise does not hold. */
    public static void fuzzerTestOneInput(byte[] data) {
        Payload payload = PayloadReader.read(new String(data, StandardCharsets.UTF_8));
        int length = payload.text().length();
        assertTrue(payload.start() >= 0 && payload.start() <= payload.end() && payload.end() <= length);
        assertTrue(payload.fields().size() <= MOST_FIELDS);
        int at = payload.start();
        for (Field field : payload.fields()) {
            assertTrue(field.start() >= at || field.kind() == Field.Kind.END, payload::toString);
            assertTrue(field.start() <= field.valueStart() && field.valueStart() <= field.end(), payload::toString);
            assertTrue(field.end() <= length && field.depth() >= 0, payload::toString);
            at = Math.max(at, field.start());
        }
    }
}
