package jlogtui.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jlogtui.terminal.Background;
import jlogtui.terminal.ColorDepth;
import jlogtui.terminal.Theme;
import jlogtui.view.Notice;

/**
 * Has themes read while the screen is open, each on a thread of its own: that which draws reads no files. The answers come by
 * mail. Owned by the thread that draws.
 */
final class ThemeDesk {
    private final Map<String, String> environment;
    private final ColorDepth depth;
    private final Mailbox mailbox;
    private final Diagnostics diagnostics;
    /** No theme was named, so that the terminal's background decides. */
    private boolean isAuto;

    private Optional<Background> background = Optional.empty();
    private String name;
    private int wishes;

    /** @param wanted the theme that was named, if any */
    ThemeDesk(
            Map<String, String> environment,
            ColorDepth depth,
            Optional<String> wanted,
            Mailbox mailbox,
            Diagnostics log) {
        this.environment = environment;
        this.depth = depth;
        this.mailbox = mailbox;
        this.diagnostics = log;
        this.isAuto = wanted.isEmpty() || wanted.get().equals(Themes.AUTO);
        this.name = isAuto ? new Themes(environment, log).defaultName(depth) : wanted.get();
    }

    /** Whether it matters which background the terminal has. */
    boolean wantsBackground() {
        return depth != ColorDepth.NONE;
    }

    /** Finds out which themes there are. */
    void list() {
        begin("", false);
    }

    /** Has a theme read that the reader wants. */
    void wish(String wanted) {
        isAuto = wanted.equals(Themes.AUTO);
        begin(isAuto ? automatic() : wanted, true);
    }

    /** The terminal has told its background. */
    void background(Background told) {
        background = Optional.of(told);
        if (isAuto && !automatic().equals(name)) {
            begin(automatic(), false);
        }
    }

    /** Whether an answer is to the latest wish. */
    boolean isLatest(ThemeAnswer answer) {
        return answer.id() == wishes;
    }

    /** The theme is in use now. */
    void uses(String used) {
        name = used;
    }

    /** The theme in use. */
    String used() {
        return name;
    }

    private String automatic() {
        boolean isKnown = background.isPresent() && depth != ColorDepth.NONE;
        return isKnown ? background.get().word() : new Themes(environment, diagnostics).defaultName(depth);
    }

    private void begin(String wanted, boolean isTold) {
        int id = ++wishes;
        Optional<Background> known = background;
        Thread thread = new Thread("themes") {
            @Override
            public void run() {
                try {
                    mailbox.theme(read(id, wanted, isTold, known));
                } catch (RuntimeException | Error e) {
                    diagnostics.defect(e);
                }
            }
        };
        thread.setDaemon(true);
        thread.start();
    }

    private ThemeAnswer read(int id, String wanted, boolean isTold, Optional<Background> known) {
        List<String> complaints = new ArrayList<>();
        Consumer<String> warnings = complaint -> {
            diagnostics.accept(complaint);
            complaints.add(complaint);
        };
        Themes themes = new Themes(environment, warnings);
        List<String> names = themes.names();
        if (wanted.isEmpty()) {
            return new ThemeAnswer(id, wanted, Optional.empty(), names, Optional.empty());
        }
        try {
            Theme theme = themes.load(wanted, depth);
            boolean suits = depth == ColorDepth.NONE || known.isEmpty() || theme.suits(known.get());
            Notice notice = Notice.of("theme " + wanted);
            if (!complaints.isEmpty()) {
                notice = Notice.warning(complaints.get(0));
            } else if (!suits) {
                notice = Notice.warning(
                        "theme " + wanted + " is not made for a " + known.get().word() + " background");
            }
            return new ThemeAnswer(
                    id, wanted, Optional.of(theme), names, isTold ? Optional.of(notice) : Optional.empty());
        } catch (Refusal e) {
            String why = complaints.isEmpty() ? Themes.unknown(wanted, names) : complaints.get(0);
            return new ThemeAnswer(id, wanted, Optional.empty(), names, Optional.of(Notice.warning(why)));
        }
    }
}
