package jlogtui.view;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import jlogtui.model.Entry;
import jlogtui.model.Line;
import jlogtui.model.Position;
import jlogtui.query.LineRange;

/** What keys and commands do to take lines away: to the clipboard or to a file, one order at a time. */
final class Taking {
    private final Keymap keymap;
    private final LogPort port;
    private final LogWindow window;
    private final Prompts.Effects effects;
    private final Consumer<Notice> tell;
    private final LineMarker marker;
    private boolean isMasked;
    private long lastId;
    /** The order that has not been done yet; null when there is none. */
    private TakeOrder running;

    private String progress = "";

    Taking(
            Keymap keymap,
            LogPort port,
            LogWindow window,
            boolean isMasked,
            Prompts.Effects effects,
            Consumer<Notice> tell) {
        this.keymap = keymap;
        this.isMasked = isMasked;
        this.port = port;
        this.window = window;
        this.effects = effects;
        this.tell = tell;
        this.marker = new LineMarker(window.buffer());
    }

    /** Puts in what its keys do. */
    void bind(Commands commands) {
        commands.on(Action.COPY, () -> window.whenSettled(() -> copy(false)));
        commands.on(Action.COPY_ORIGINAL, () -> window.whenSettled(() -> copy(true)));
        commands.on(Action.RANGE, () -> window.whenSettled(this::toggleRange));
    }

    /** Puts in what {@code :set} can change. */
    void bind(Settings settings) {
        settings.add("mask", () -> isMasked ? "on" : "off", word -> isMasked = word.equals("on"));
    }

    private void toggleRange() {
        Line line = window.buffer().selectedLine();
        if (marker.isActive() || line == null) {
            tell.accept(
                    marker.isActive()
                            ? Notice.of("no range any more")
                            : Notice.warning("there is no line to start at"));
            marker.end();
            return;
        }
        window.pause();
        marker.start(line);
    }

    private void copy(boolean isOriginal) {
        Line line = window.buffer().selectedLine();
        if (line == null) {
            tell.accept(Notice.warning("there is no line to copy"));
        } else if (mayTake()) {
            Entry entry = line.entry();
            boolean isMessage = !marker.isActive() && entry.kind() == Entry.Kind.RECORD;
            LineRange range = marker.isActive() ? marker.to(line) : LineRange.of(entry, entry);
            marker.end();
            Optional<Position> message = isMessage ? Optional.of(entry.message()) : Optional.empty();
            give(new TakeOrder.Copy(++lastId, window.filter(), range, message, isOriginal, isMasked));
        }
    }

    /** Copies a field of a line. */
    void copy(String name, String text) {
        if (mayTake()) {
            give(new TakeOrder.CopyText(++lastId, name, text, isMasked));
        }
    }

    /** Writes all lines that the screen shows, from the oldest to the newest. */
    void write(String file, boolean mayOverwrite) {
        if (mayTake()) {
            give(new TakeOrder.Write(++lastId, window.filter(), file, mayOverwrite, isMasked));
        }
    }

    private boolean mayTake() {
        if (running != null) {
            tell.accept(Notice.warning(progress + ": wait for it, or stop it with Esc"));
        }
        return running == null;
    }

    private void give(TakeOrder order) {
        running = order;
        progress = order instanceof TakeOrder.Write write ? "writing " + write.file() : "copying";
        port.take(order);
    }

    /** @param mayAsk nothing lies over the log, so that a question can */
    void accept(Taken taken, boolean mayAsk) {
        if (running == null || taken.id() != running.id()) {
            return;
        }
        if (!taken.isOver()) {
            progress = taken.text();
            return;
        }
        TakeOrder done = running;
        running = null;
        switch (taken.state()) {
            case EXISTS -> overwrite((TakeOrder.Write) done, taken.text(), mayAsk);
            case DONE -> tell.accept(Notice.of(taken.text()));
            default -> tell.accept(Notice.warning(taken.text()));
        }
    }

    /** The same lines, if they are to replace what is there: the filter of the first order, not that of now. */
    private void overwrite(TakeOrder.Write order, String file, boolean mayAsk) {
        if (!mayAsk) {
            tell.accept(Notice.warning(file + " exists; :w! overwrites it"));
            return;
        }
        effects.open(new YesOrNo(file + " exists. Overwrite it?", () -> {
            if (mayTake()) {
                give(new TakeOrder.Write(++lastId, order.filter(), order.file(), true, order.isMasked()));
            }
        }));
    }

    /** Stops what is running, or else ends the range; nothing when there is neither. */
    void cancel() {
        if (running != null) {
            port.cancelTaking();
        } else if (marker.isActive()) {
            marker.end();
            tell.accept(Notice.of("no range any more"));
        }
    }

    /** Whether something is being taken away, which leaving would stop; tells the reader then. */
    boolean holdsBack() {
        if (running != null) {
            tell.accept(
                    Notice.warning(progress + ": Esc stops it, " + keymap.say(Action.QUIT) + " leaves all the same"));
        }
        return running != null;
    }

    /** What to say in the status row: another notice first, then what is running, then the range. */
    Notice notice(Notice other) {
        if (other != null || running == null && !marker.isActive()) {
            return other;
        }
        return Notice.of(
                running != null
                        ? progress + "  Esc stops"
                        : marker.describe() + ": " + keymap.say(Action.COPY) + " copies the messages, "
                                + keymap.say(Action.COPY_ORIGINAL) + " the JSON lines, Esc ends it");
    }

    /** Shows the range on the screen. */
    void draw(Canvas canvas, Layout layout, Symbols symbols) {
        marker.draw(canvas, layout, symbols);
    }

    /** What is going to be written, by the end of the file's name. */
    static String preview(String file, boolean mayOverwrite) {
        String name = file.toLowerCase(Locale.ROOT);
        String what = "text";
        if (name.endsWith(".json") || name.endsWith(".jsonl")) {
            what = "JSON, an object a line,";
        } else if (name.endsWith("-json.log") || name.endsWith(".raw")) {
            what = "Docker's own lines";
        }
        return what + " of all that is shown" + (mayOverwrite ? "; overwrites" : "; asks before it overwrites");
    }
}
