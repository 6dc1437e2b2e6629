package jlogtui.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

final class DateTextTest {
    private static final DateTimeFormatter WHOLE =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm:ss.SSS", Locale.ENGLISH);
    private static final List<String> ZONES = List.of("UTC", "Europe/Paris", "Asia/Kathmandu", "America/New_York");

    @Test
    void writesAsJavaDoes() {
        RandomCases.check(5_000, random -> {
            Instant instant = EpochNanos.instant(random.nextLong());
            ZonedDateTime time = instant.atZone(ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))));
            StringBuilder text = new StringBuilder();
            DateText.date(text, time);
            DateText.year(text.append(' '), time);
            DateText.clock(text.append(' '), time);
            DateText.millis(text, time);
            assertEquals(WHOLE.format(time), text.toString());
        });
    }
}
