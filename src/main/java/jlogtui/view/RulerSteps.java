package jlogtui.view;

import java.util.function.Consumer;
import jlogtui.model.Anchor;
import jlogtui.model.Line;

/** Goes from one start, exit or other ruler to the next. */
final class RulerSteps {
    private final LogWindow window;
    private final Rulers rulers;
    private final Consumer<Notice> tell;
    /** Where the last step ended, and the time of its ruler, which may be younger than the last line of all. */
    private Line landed;

    private long reached;

    RulerSteps(LogWindow window, Rulers rulers, Consumer<Notice> tell) {
        this.window = window;
        this.rulers = rulers;
        this.tell = tell;
    }

    /** Puts in what its keys do. */
    void bind(Commands commands) {
        commands.on(Action.NEXT_RULER, count -> step(true, count));
        commands.on(Action.PREVIOUS_RULER, count -> step(false, count));
    }

    private void step(boolean ahead, int count) {
        window.whenSettled(() -> {
            Line line = window.buffer().selectedLine();
            if (line == null) {
                tell.accept(Notice.warning("there is no line to go from"));
                return;
            }
            boolean isThere = landed != null
                    && landed.entry().position().equals(line.entry().position());
            long from = isThere ? reached : line.entry().orderNanos();
            long to = from;
            for (int i = 0; i < count; i++) {
                long next = ahead ? rulers.nextAfter(to) : rulers.lastBefore(to);
                if (next == Long.MAX_VALUE || next == Long.MIN_VALUE) {
                    break;
                }
                to = next;
            }
            if (to == from) {
                String which = ahead ? "later" : "earlier";
                tell.accept(Notice.warning("no " + which + " start, exit or other change is known"));
                return;
            }
            reached = to;
            window.jump(new Anchor.Time(to), found -> landed = found);
        });
    }
}
