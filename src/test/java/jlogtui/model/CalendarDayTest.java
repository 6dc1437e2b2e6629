package jlogtui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CalendarDayTest {
    @Test
    void daysAreJavasOwn() {
        LocalDate end = LocalDate.of(2401, 1, 1);
        for (LocalDate day = LocalDate.of(-1, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
            int year = day.getYear();
            int month = day.getMonthValue();
            assertEquals(day.toEpochDay(), CalendarDay.epochDay(year, month, day.getDayOfMonth()));
            assertEquals(day.getDayOfWeek().getValue() - 1, CalendarDay.weekday(year, month, day.getDayOfMonth()));
            assertEquals(day.lengthOfMonth(), CalendarDay.daysInMonth(year, month));
        }
    }
}
