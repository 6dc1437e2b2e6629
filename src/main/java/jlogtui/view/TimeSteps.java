package jlogtui.view;

import java.util.function.Consumer;
import jlogtui.model.Anchor;
import jlogtui.model.Entry;
import jlogtui.model.Line;
import jlogtui.query.TimeText;

/** Goes to times, and says so when there is no line at the time itself. */
final class TimeSteps {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60;
    private static final long HOUR = 3600;
    private static final long DAY = 86_400;

    private final LogWindow window;
    private final Consumer<Notice> tell;
    /** The time that was last gone to, and the line where that ended. */
    private long wantedNanos;

    private Line landed;

    TimeSteps(LogWindow window, Consumer<Notice> tell) {
        this.window = window;
        this.tell = tell;
    }

    /** Puts in what its keys do. */
    void bind(Commands commands) {
        commands.on(Action.MINUTE_LATER, count -> step(MINUTE, count));
        commands.on(Action.MINUTE_EARLIER, count -> step(-MINUTE, count));
        commands.on(Action.HOUR_LATER, count -> step(HOUR, count));
        commands.on(Action.HOUR_EARLIER, count -> step(-HOUR, count));
        commands.on(Action.DAY_LATER, count -> step(DAY, count));
        commands.on(Action.DAY_EARLIER, count -> step(-DAY, count));
    }

    /** Goes from the selected line by seconds times count, once it is certain which line is selected. */
    private void step(long seconds, int count) {
        window.whenSettled(() -> {
            Line line = window.buffer().selectedLine();
            if (line == null) {
                tell.accept(Notice.warning("there is no line to go from"));
                return;
            }
            long from = time(line);
            // going back through a silence lands on the same line again and again: go on from the time asked for
            if (seconds < 0
                    && landed != null
                    && landed.entry().position().equals(line.entry().position())) {
                from = Math.min(from, wantedNanos);
            }
            long to = add(from, seconds, count);
            window.jump(new Anchor.Time(to), landing(to, to));
        });
    }

    private static long add(long from, long seconds, int count) {
        double target = from + (double) seconds * count * SECOND;
        if (target >= Long.MAX_VALUE || target <= -Long.MAX_VALUE) {
            return seconds > 0 ? Long.MAX_VALUE : -Long.MAX_VALUE;
        }
        return from + seconds * count * SECOND;
    }

    /**
     * What to say after going to a time.
     *
     * @param startNanos the time asked for
     * @param endNanos a line up to then is a hit: the end of the minute when a minute was typed
     */
    Ask.Landing landing(long startNanos, long endNanos) {
        return line -> {
            wantedNanos = startNanos;
            landed = line;
            if (line == null) {
                return;
            }
            long time = order(line);
            if (time < startNanos) {
                tell.accept(Notice.of("nothing from then on: this is the last line"));
            } else if (endNanos <= time - SECOND) {
                tell.accept(Notice.of("no line then: the next is " + distance(startNanos, time)));
            }
        };
    }

    private static String distance(long from, long to) {
        boolean overflows = from < 0 && to > Long.MAX_VALUE + from;
        String text = TimeText.sincePreviousColumn(overflows ? Long.MAX_VALUE : to - from);
        return text.substring(1) + " later";
    }

    private static long order(Line line) {
        return line.entry().orderNanos();
    }

    private static long time(Line line) {
        return line.entry().timeNanos() == Entry.NO_TIME
                ? line.entry().orderNanos()
                : line.entry().timeNanos();
    }
}
