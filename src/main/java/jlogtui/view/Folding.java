package jlogtui.view;

import java.util.function.Consumer;
import jlogtui.model.Entry;
import jlogtui.model.Line;

/** What keys and settings do to fold messages of several lines, such as stack traces. */
final class Folding {
    private final LogWindow window;
    private final Consumer<Notice> tell;

    Folding(LogWindow window, Consumer<Notice> tell) {
        this.window = window;
        this.tell = tell;
    }

    /** Puts in what its keys do. */
    void bind(Commands commands) {
        commands.on(Action.FOLD, () -> window.whenSettled(this::toggle));
    }

    /** Puts in what {@code :set} can change. */
    void bind(Settings settings) {
        settings.add("fold", () -> folds().areAll() ? "on" : "off", word -> {
            folds().all(word.equals("on"));
            window.refold();
        });
    }

    private Folds folds() {
        return window.buffer().folded().folds();
    }

    private void toggle() {
        Line line = window.buffer().selectedLine();
        if (line == null) {
            tell.accept(Notice.warning("there is no line to fold"));
            return;
        }
        Entry entry = line.entry();
        boolean fold = !folds().isFolded(entry.message());
        if (fold && countLines(entry) == 1) {
            tell.accept(Notice.of("this message has one line"));
            return;
        }
        folds().set(entry.message(), fold);
        window.refold();
    }

    private int countLines(Entry entry) {
        int lines = 0;
        for (Line line : window.buffer().lines()) {
            lines += line.entry().message().equals(entry.message()) ? 1 : 0;
        }
        return lines;
    }
}
