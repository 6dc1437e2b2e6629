package jlogtui.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jlogtui.engine.SourceState;
import jlogtui.model.FastGrowth;
import jlogtui.model.Ruler;
import jlogtui.model.Source;
import jlogtui.terminal.Background;
import jlogtui.terminal.ScreenSize;
import jlogtui.terminal.TerminalSession;
import jlogtui.terminal.Theme;
import jlogtui.view.Key;
import jlogtui.view.LogView;

/** Takes mail, tells the view, draws. The thread that runs it never waits for anything but mail and the terminal. */
final class UiLoop {
    /** What the log tells is shown at most so often; keys are answered at once. */
    private static final long FRAME_MILLIS = 33;

    private static final long TICK_MILLIS = 500;
    /** What comes so soon after a key is taken for its answer. */
    private static final long ANSWER_MILLIS = 200;
    /** Keys wait no longer than this for the first page. */
    private static final long FIRST_PAGE_MILLIS = 150;

    private final TerminalSession terminal;
    private final ThemeDesk themes;
    private Theme theme;
    private final LogView view;
    private final Mailbox mailbox;
    private final Diagnostics diagnostics;
    private final Optional<StateKeeper> keeper;
    /** What earlier runs have left behind has been read: it can be added to. */
    private boolean mayKeep;

    private boolean growthWaits;
    private long lastGrowth;
    private long lastKey;
    private long lastFrame;
    private boolean terminalGone;
    private Throwable defect;
    private int frames;
    /** As the terminal is opened. */
    private boolean hasMouse = true;
    /** The reader of keys waits to be told to read on: not before a way to the shell, which may find answers of the terminal. */
    private boolean keysTaken;

    UiLoop(
            TerminalSession terminal,
            Theme theme,
            ThemeDesk themes,
            LogView view,
            Mailbox mailbox,
            Diagnostics diagnostics,
            Optional<StateKeeper> keeper) {
        this.terminal = terminal;
        this.theme = theme;
        this.themes = themes;
        this.view = view;
        this.mailbox = mailbox;
        this.diagnostics = diagnostics;
        this.keeper = keeper;
    }

    /** @param onOpen run when the first page is on the screen, or is slow to come */
    int run(List<SourceState> states, Runnable onOpen) throws IOException {
        acceptSources(states);
        ScreenSize size = terminal.size();
        view.resize(size.columns(), size.rows());
        view.start();
        // The command that opened the screen counts as one
        lastKey = nowMillis();
        terminal.onResize(new Runnable() {
            @Override
            public void run() {
                mailbox.resized();
            }
        });
        // While the first lines are read, not after
        draw();
        // Reading keys begins with a look at the terminal's size, by a process of its own
        deliver(mailbox.take(FIRST_PAGE_MILLIS));
        draw();
        Keys keys = new Keys();
        onOpen.run();
        if (keeper.isPresent()) {
            keeper.get().start();
        }
        terminal.ask(themes.wantsBackground(), new Answers());
        keys.start();
        themes.list();
        while (!view.wantsQuit() && !terminalGone) {
            deliver(mailbox.take(patience()));
            if (defect != null) {
                throw new IllegalStateException("a thread ended: " + defect, defect);
            }
            if (view.wantsSuspend()) {
                terminal.suspend();
                view.repaint();
            }
            if (keysTaken && !view.wantsQuit()) {
                keysTaken = false;
                terminal.readMore();
            }
            keep();
            draw();
        }
        diagnostics.note(frames + " frames drawn");
        return terminalGone ? Exit.FAILED : Exit.DONE;
    }

    private void keep() {
        if (mayKeep && keeper.isPresent()) {
            keeper.get().keep(view.kept());
        }
    }

    /** Reads keys. A test takes the loading of this class for the end of what the first frame needs. */
    private final class Keys extends Thread {
        Keys() {
            super("keys");
            setDaemon(true);
        }

        @Override
        public void run() {
            List<Key> typed = terminal.readKeys();
            while (!typed.isEmpty()) {
                mailbox.keys(typed);
                typed = terminal.readKeys();
            }
            mailbox.keys(typed);
        }
    }

    /** Hands on what the terminal answers. */
    private final class Answers implements TerminalSession.Answers {
        @Override
        public void background(Background told) {
            mailbox.background(told);
        }

        @Override
        public void shown() {
            mailbox.shown();
        }
    }

    private long patience() {
        long patience = TICK_MILLIS;
        if (growthWaits) {
            patience = Math.min(patience, FRAME_MILLIS - (nowMillis() - lastGrowth));
        }
        if (view.isDirty() && !terminal.isBehind()) {
            patience = Math.min(patience, FRAME_MILLIS - (nowMillis() - lastFrame));
        }
        return Math.max(1, patience);
    }

    private static long nowMillis() {
        return System.nanoTime() / 1_000_000;
    }

    private void deliver(Mailbox.Mail mail) throws IOException {
        terminalGone |= mail.terminalGone();
        defect = mail.defect();
        if (mail.resized()) {
            ScreenSize size = terminal.size();
            view.resize(size.columns(), size.rows());
            view.repaint();
        }
        if (mail.sources() != null) {
            acceptSources(mail.sources());
        }
        if (mail.span() != null) {
            view.accept(mail.span());
        }
        if (mail.page() != null) {
            view.accept(mail.page());
        }
        if (mail.newLines() != null) {
            view.accept(mail.newLines());
        }
        if (mail.found() != null) {
            view.accept(mail.found());
        }
        if (mail.hits() != null) {
            view.accept(mail.hits());
        }
        if (mail.histogram() != null) {
            view.accept(mail.histogram());
        }
        if (mail.detail() != null) {
            view.accept(mail.detail());
        }
        if (mail.figures() != null) {
            view.accept(mail.figures());
        }
        if (mail.card() != null) {
            view.accept(mail.card());
        }
        if (mail.copied() != null) {
            terminal.copy(mail.copied());
        }
        if (mail.taken() != null) {
            view.accept(mail.taken());
        }
        if (mail.earlier() != null) {
            view.recall(mail.earlier());
            mayKeep = true;
        }
        if (mail.background() != null) {
            themes.background(mail.background());
        }
        if (mail.theme() != null) {
            accept(mail.theme());
        }
        for (Key key : mail.keys()) {
            view.handle(key);
            lastKey = nowMillis();
        }
        keysTaken |= !mail.keys().isEmpty();
        growthWaits |= mail.grew();
        if (growthWaits && nowMillis() - lastGrowth >= FRAME_MILLIS) {
            growthWaits = false;
            lastGrowth = nowMillis();
            view.logGrew();
        }
        view.tick();
    }

    private void accept(ThemeAnswer answer) {
        if (!themes.isLatest(answer)) {
            return;
        }
        if (answer.theme().isPresent()) {
            theme = answer.theme().get();
            themes.uses(answer.name());
            view.repaint();
        }
        view.acceptThemes(answer.names(), themes.used());
        if (answer.notice().isPresent()) {
            view.accept(answer.notice().get());
        }
    }

    private void acceptSources(List<SourceState> states) {
        List<Source> sources = new ArrayList<>(states.size());
        List<Ruler> rulers = new ArrayList<>();
        List<FastGrowth> growing = new ArrayList<>();
        for (SourceState state : states) {
            sources.add(state.source());
            rulers.addAll(state.rulers());
            if (state.growsTooFast()) {
                growing.add(new FastGrowth(state.source().number(), state.growth()));
            }
        }
        view.accept(sources);
        view.acceptRulers(rulers);
        view.acceptGrowth(growing);
    }

    private void draw() throws IOException {
        if (terminal.isBehind()) {
            return;
        }
        if (view.wantsRepaint()) {
            // What the terminal shows now is not known any more
            terminal.setTheme(theme);
        }
        if (view.wantsMouse() != hasMouse) {
            hasMouse = view.wantsMouse();
            terminal.setMouse(hasMouse);
        }
        long now = nowMillis();
        boolean isAnswer = now - lastKey < ANSWER_MILLIS;
        if (view.isDirty() && (isAnswer || now - lastFrame >= FRAME_MILLIS)) {
            terminal.draw(view.render());
            lastFrame = now;
            frames++;
        }
    }
}
