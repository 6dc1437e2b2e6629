package jlogtui.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import jlogtui.model.Source;
import jlogtui.model.Stream;

/** A view with a log behind it, and a hand that types. */
final class Desk {
    static final long SECOND = 1_000_000_000L;
    /** Thursday 20 August 2026, 03:15:07.000 in Berlin. */
    static final long START = Instant.parse("2026-08-20T01:15:07Z").getEpochSecond() * SECOND;

    /** Column where messages begin on a screen of 80 columns. */
    static final int MESSAGE = 33;

    private static final String[] NAMES = {"api", "web", "worker", "db-postgres-primary"};

    final FakeLog log;
    final LogView view;
    long nowNanos = START + 3600 * SECOND;
    boolean answersAtOnce = true;
    private long lastCopied;

    Desk(FakeLog log, ViewOptions options, int columns, int rows) {
        this.log = log;
        this.view = new LogView(log, options, () -> nowNanos);
        view.resize(columns, rows);
    }

    static ViewOptions options() {
        return ViewOptions.in(ZoneId.of("Europe/Berlin"));
    }

    /** A desk that has read its first page. */
    static Desk open(FakeLog log, ViewOptions options, int columns, int rows) {
        Desk desk = new Desk(log, options, columns, rows);
        desk.view.accept(sources(4));
        desk.view.start();
        log.answerAll(desk.view);
        return desk;
    }

    /** A log of four containers, one line every 700 ms, every fifth from stderr. */
    static FakeLog sample(int lines) {
        FakeLog log = new FakeLog(4);
        String[] texts = {
            "GET /cart 200 12ms",
            "connection refused: db:5432",
            "upstream timed out (110: Connection timed out) while reading response header from upstream, client: 10.0.0.7",
            "job 4711 done",
            "注文を処理しました: 3 個 ✅",
            "\u001b[31merror\u001b[0m in \u001b]0;title\u0007payment",
        };
        for (int i = 0; i < lines; i++) {
            Stream stream = i % 5 == 4 ? Stream.STDERR : Stream.STDOUT;
            log.add(i * 7 % 11 % 4, START + i * 700_000_000L, stream, i + " " + texts[i % texts.length]);
        }
        return log;
    }

    static List<Source> sources(int count) {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sources.add(source(i, NAMES[i], ""));
        }
        return sources;
    }

    static Source source(int number, String name, String problem) {
        Source.State state = number == 2 ? Source.State.EXITED : Source.State.RUNNING;
        String limits = number == 0 ? "" : "10m × 3, gz";
        long size = 1_234_567L * (number + 1);
        return new Source(number, "id" + number, name, "shop", name, "shop/" + name, state, problem, limits, size);
    }

    /** Types keys as the keymap writes them, parted by blanks; {@code "…"} types the letters between. */
    Desk keys(String keys) {
        boolean typing = false;
        for (String word : keys.split(" ", -1)) {
            if (word.equals("\"")) {
                typing = !typing;
            } else if (typing) {
                word.codePoints().forEach(letter -> press(Key.character(letter)));
            } else {
                press(key(word));
            }
        }
        return this;
    }

    void press(Key key) {
        view.handle(key);
        if (answersAtOnce) {
            log.answerAll(view);
        }
    }

    static Key key(String word) {
        return switch (word) {
            case "Space" -> Key.character(' ');
            case "Enter" -> Key.of(Key.Type.ENTER);
            case "Esc" -> Key.of(Key.Type.ESCAPE);
            case "Tab" -> Key.of(Key.Type.TAB);
            case "BackTab" -> Key.of(Key.Type.BACK_TAB);
            case "Backspace" -> Key.of(Key.Type.BACKSPACE);
            case "Delete" -> Key.of(Key.Type.DELETE);
            case "Up" -> Key.of(Key.Type.UP);
            case "Down" -> Key.of(Key.Type.DOWN);
            case "Left" -> Key.of(Key.Type.LEFT);
            case "Right" -> Key.of(Key.Type.RIGHT);
            case "PageUp" -> Key.of(Key.Type.PAGE_UP);
            case "PageDown" -> Key.of(Key.Type.PAGE_DOWN);
            case "Home" -> Key.of(Key.Type.HOME);
            case "End" -> Key.of(Key.Type.END);
            case "F1" -> Key.of(Key.Type.F1);
            case "WheelUp" -> Key.mouse(Key.Type.WHEEL_UP, 5, 5);
            case "WheelDown" -> Key.mouse(Key.Type.WHEEL_DOWN, 5, 5);
            default ->
                word.length() == 2 && word.charAt(0) == '^'
                        ? Key.ctrl(Character.toLowerCase(word.charAt(1)))
                        : Key.character(word.codePointAt(0));
        };
    }

    /** The text that was copied since this was asked last; empty when none was. */
    String copied() {
        if (!(log.lastTaken() instanceof TakeOrder.CopyText order) || order.id() == lastCopied) {
            return "";
        }
        lastCopied = order.id();
        view.accept(new Taken(order.id(), Taken.State.DONE, "copied"));
        return order.text();
    }

    Frame frame() {
        return view.render();
    }

    /** The text of the status row. */
    String status() {
        Frame frame = frame();
        return frame.text(frame.rows() - 1);
    }

    String header() {
        return frame().text(0);
    }

    /** The text of the selected rows; empty when none is on the screen. */
    String selected() {
        Frame frame = frame();
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < frame.rows(); row++) {
            if (frame.cell(0, row).style().selected()) {
                text.append(frame.text(row)).append('\n');
            }
        }
        return text.toString();
    }

    /** The number that the selected line of {@link #sample} begins with, on a screen of 80 columns. */
    String number() {
        return selected().substring(MESSAGE).split(" ", 2)[0];
    }
}
