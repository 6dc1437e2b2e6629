package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import jlogtui.model.Cut;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Line;
import jlogtui.model.Place;
import jlogtui.model.Position;
import jlogtui.model.Ruler;
import jlogtui.model.Stream;
import org.junit.jupiter.api.Test;

class ClockStepsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3600 * SECOND;
    private static final long NOON = 1_787_227_200L * SECOND;

    private static Line line(int source, long orderNanos) {
        Entry entry = new Entry(
                new Position(source, 0, 0),
                100,
                Entry.Kind.RECORD,
                Stream.STDOUT,
                Level.NONE,
                orderNanos,
                orderNanos,
                new byte[] {'x', '\n'},
                List.of(),
                "");
        return new Line(entry, new Cut(new Place[0], orderNanos), 0);
    }

    private static List<Ruler> told(List<Line> lines) {
        ClockSteps steps = new ClockSteps();
        List<Ruler> told = new ArrayList<>();
        for (Line line : lines) {
            Ruler ruler = steps.next(line);
            if (ruler != null) {
                told.add(ruler);
            }
        }
        return told;
    }

    @Test
    void aSourceThatGoesOnEarlierIsTold() {
        List<Line> lines = List.of(line(3, NOON), line(3, NOON + SECOND), line(3, NOON - HOUR), line(3, NOON));
        assertEquals(List.of(new Ruler(3, NOON - HOUR, "goes on 1 h earlier: the clock was set back")), told(lines));
    }

    @Test
    void theStepOfTheHostIsToldOnce() {
        List<Line> lines = List.of(
                line(1, NOON),
                line(2, NOON + SECOND),
                line(2, NOON - HOUR),
                line(1, NOON - HOUR + SECOND),
                line(2, NOON - HOUR + 2 * SECOND));
        assertEquals(1, told(lines).size());
        assertEquals(2, told(lines).get(0).source());
    }

    @Test
    void aSecondStepOfOneSourceIsToldToo() {
        List<Line> lines = List.of(line(1, NOON), line(1, NOON - HOUR), line(1, NOON), line(1, NOON - HOUR));
        assertEquals(2, told(lines).size());
    }

    @Test
    void stepsAtOtherTimesAreOthers() {
        List<Line> lines =
                List.of(line(1, NOON), line(2, NOON - 3 * HOUR), line(1, NOON - HOUR), line(2, NOON - 4 * HOUR));
        assertEquals(2, told(lines).size());
    }

    @Test
    void differentSourcesAreNoStep() {
        assertNull(new ClockSteps().next(line(1, NOON)));
        assertEquals(List.of(), told(List.of(line(1, NOON), line(2, NOON - HOUR), line(1, NOON), line(3, 0))));
        assertEquals(List.of(), told(List.of(line(1, NOON), line(1, Entry.NO_TIME), line(1, NOON))));
    }
}
