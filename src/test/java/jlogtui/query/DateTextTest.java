package jlogtui.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DateTextTest {
    @Test
    void weekdaysAreJavasOwn() {
        LocalDate end = LocalDate.of(2301, 1, 1);
        for (LocalDate day = LocalDate.of(1600, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
            int weekday = DateText.weekday(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
            assertEquals(day.getDayOfWeek().getValue() - 1, weekday, day.toString());
        }
    }
}
