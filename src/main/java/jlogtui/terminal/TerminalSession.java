package jlogtui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.Terminal;
import com.googlecode.lanterna.terminal.TerminalResizeListener;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import jlogtui.view.Frame;
import jlogtui.view.Key;

/**
 * The terminal while the screen is open: frames out, keys in, resizes told. It starts no threads. One thread draws, one reads keys;
 * {@link #close()} may come from anywhere, and a shutdown hook restores the terminal when it does not come.
 */
public final class TerminalSession implements AutoCloseable {
    private static final byte[] SYNC_BEGIN = {0x1b, '[', '?', '2', '0', '2', '6', 'h'};
    private static final byte[] SYNC_END = {0x1b, '[', '?', '2', '0', '2', '6', 'l'};
    /** Smaller frames cannot be seen half drawn. */
    private static final int SYNC_FROM_BYTES = 200;

    private static final String ASK_BACKGROUND = "\033]11;?\007";

    private static final int DEBOUNCE_MILLIS = 40;
    private static final int POLL_MILLIS = 4;

    private final TtyTerminal terminal;
    private final LineMode line;
    private final TtyInput input;
    private final ColorDepth depth;
    private final Map<String, String> environment;
    private final OutputBuffer out = new OutputBuffer();
    private final FrameWriter frames;
    private final Pace pace;
    private final KeyDecoder decoder = new KeyDecoder();
    private final byte[] readBuffer = new byte[4096];
    private final Semaphore readPermit = new Semaphore(1);
    private final AtomicInteger resizes = new AtomicInteger();
    /** What to do about a new size; null as long as nobody has said. */
    private volatile Runnable resizeListener;
    /** Who hears what the terminal answers; null as long as it has not been asked. */
    private volatile Answers answers;
    /** Answers that have been counted. */
    private int counted;

    private volatile boolean typing;
    private volatile boolean repaint;
    private volatile boolean suspended;
    private volatile boolean closed;
    private boolean watchingSignals;

    private TerminalSession(TerminalOptions options, Theme theme, TtyInput input, TtyTerminal terminal, LineMode line) {
        this.terminal = terminal;
        this.line = line;
        this.input = input;
        this.depth = options.depth();
        this.environment = options.environment();
        this.pace = terminal.pace();
        this.frames = new FrameWriter(new Pens(theme, depth), options.asciiOnly(), erasesInColor(environment), out);
    }

    /**
     * Takes over the terminal: raw line, alternate screen, no cursor.
     *
     * @throws IOException when there is no terminal or it cannot be set up; it is then as it was
     */
    public static TerminalSession open(TerminalOptions options, Theme theme) throws IOException {
        // Keys come from the terminal even when standard input is a log
        File tty = new File(System.getProperty("jlogtui.terminal", "/dev/tty"));
        TtyInput input = new TtyInput(new FileInputStream(tty));
        LineMode line = new LineMode(new TtyShell(tty), options.environment());
        return open(options, theme, new Streams(input, new TtyOutput(new FileOutputStream(FileDescriptor.out))), line);
    }

    /** Not a lambda: the first one takes as long as the first frame. */
    private static final class NanoTime implements LongSupplier {
        @Override
        public long getAsLong() {
            return System.nanoTime();
        }
    }

    /** Hears what the terminal answers, on the thread that reads keys. */
    public interface Answers {
        /** The terminal's own background is this one. */
        void background(Background told);

        /** The terminal has shown what it had been sent, so that {@link #isBehind()} may have changed. */
        void shown();
    }

    /** The two directions of a terminal. */
    record Streams(TtyInput input, TtyOutput output) {}

    static TerminalSession open(TerminalOptions options, Theme theme, Streams streams, LineMode line)
            throws IOException {
        TtyTerminal terminal =
                new TtyTerminal(streams.input(), streams.output(), line, new Pace(new NanoTime()), options.mouse());
        TerminalSession session = new TerminalSession(options, theme, streams.input(), terminal, line);
        terminal.addResizeListener(new TerminalResizeListener() {
            @Override
            public void onResized(Terminal resized, TerminalSize size) {
                session.tellResized();
            }
        });
        try {
            terminal.enterPrivateMode();
        } catch (IOException gone) {
            session.close();
            throw gone;
        }
        return session;
    }

    /** Turns a frame into bytes and writes them nowhere, so that the first real one is faster. */
    public static void rehearse(TerminalOptions options, Theme theme, Frame frame) {
        Pens pens = new Pens(theme, options.depth());
        boolean erasesInColor = erasesInColor(options.environment());
        new FrameWriter(pens, options.asciiOnly(), erasesInColor, new OutputBuffer()).write(frame);
    }

    /** GNU screen does not, and where it hides behind its name on another machine it looks like an old tmux. */
    private static boolean erasesInColor(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "");
        return !isScreen(environment) && !term.startsWith("vt");
    }

    private static boolean isScreen(Map<String, String> environment) {
        return environment.containsKey("STY")
                || environment.getOrDefault("TERM", "").startsWith("screen") && !environment.containsKey("TMUX");
    }

    /** The size as last measured; never asks the terminal. */
    public ScreenSize size() {
        return line.size();
    }

    /**
     * Sets what to run, on a thread of the virtual machine, when the size may have changed or the screen must be drawn again. Draw a
     * frame of {@link #size()} then.
     */
    public void onResize(Runnable listener) {
        resizeListener = listener;
    }

    /**
     * Makes the screen show the frame, in one write that holds only what has changed. Does nothing after {@link #close()}.
     *
     * @throws IOException when the terminal is gone: leave
     */
    public void draw(Frame frame) throws IOException {
        if (repaint) {
            repaint = false;
            frames.invalidate();
        }
        // A visible cursor means that the user types text
        typing = frame.cursorColumn() >= 0;
        out.clear();
        out.put(SYNC_BEGIN);
        frames.write(frame);
        int length = out.size() - SYNC_BEGIN.length;
        if (length == 0) {
            return;
        }
        int from = SYNC_BEGIN.length;
        if (length >= SYNC_FROM_BYTES) {
            from = 0;
            out.put(SYNC_END);
        }
        boolean asks = pace.wantsQuestion(out.size() - from);
        if (asks) {
            out.ascii(Pace.QUESTION);
        }
        // Before: the answer may be read before the call returns
        pace.sent(out.size() - from);
        if (asks) {
            pace.asked();
        }
        try {
            terminal.writeFrame(out.bytes(), from, out.size() - from);
        } catch (IOException gone) {
            frames.invalidate();
            throw gone;
        }
    }

    /**
     * Puts a text into the clipboard of the terminal, as far as that allows it. To be called by the thread that draws, so that it never
     * stands within a frame. Does nothing after {@link #close()}, nor with more than the clipboard takes.
     *
     * @throws IOException when the terminal is gone: leave
     */
    public void copy(byte[] text) throws IOException {
        Clipboard clipboard = Clipboard.in(environment);
        if (text.length <= clipboard.mostBytes()) {
            byte[] sequence = clipboard.sequence(text);
            send(sequence, 0, sequence.length);
        }
    }

    private void send(byte[] bytes, int from, int length) throws IOException {
        pace.sent(length);
        terminal.writeFrame(bytes, from, length);
    }

    /**
     * Asks the terminal whether it answers at all, which is what {@link #isBehind()} lives on, and for its background.
     * Waits for nothing. To be called by the thread that draws, before the first {@link #readKeys()}.
     *
     * @param listener hears the answers, perhaps late or never
     * @throws IOException when the terminal is gone: leave
     */
    public void ask(boolean forBackground, Answers listener) throws IOException {
        String term = environment.getOrDefault("TERM", "");
        if (term.isEmpty() || term.equals("dumb") || term.startsWith("linux")) {
            return;
        }
        answers = listener;
        boolean knowsColours = !term.startsWith("vt") && !isScreen(environment);
        String questions = (forBackground && knowsColours ? ASK_BACKGROUND : "") + Pace.QUESTION;
        byte[] bytes = questions.getBytes(StandardCharsets.US_ASCII);
        pace.asked();
        send(bytes, 0, bytes.length);
    }

    /** Whether so much is on its way to the terminal that {@link #draw} has to wait until there is less. */
    public boolean isBehind() {
        return pace.isBehind();
    }

    /** Changes the colours; the next {@link #draw} writes everything. */
    public void setTheme(Theme theme) {
        frames.setPens(new Pens(theme, depth));
        // Cells without a look of their own are the same in every theme, but may be hidden by what others have written
        repaint = true;
    }

    /** Takes the mouse, or leaves it to the terminal. */
    public void setMouse(boolean on) throws IOException {
        terminal.setMouse(on);
    }

    /**
     * Waits for the user. To be called again and again by one thread. Each call after the first waits until
     * {@link #readMore()} has been called for the keys of the one before, so that no read is under way while the program
     * leaves: Java waits 300 ms for a thread in a read.
     *
     * @return at least one key; none when the terminal is gone or the session closed, and then for ever
     */
    public List<Key> readKeys() {
        if (!watchingSignals) {
            watchingSignals = true;
            watchSignals();
        }
        readPermit.acquireUninterruptibly();
        try {
            while (!closed) {
                List<Key> keys = decoder.takeKeys();
                if (!keys.isEmpty()) {
                    return keys;
                }
                decoder.expectAnswer(answers != null && pace.isAnswerDue());
                int patience = decoder.patienceMillis();
                if (patience > 0 && !bytesWithin(patience)) {
                    decoder.expire();
                    continue;
                }
                int count = input.read(readBuffer);
                if (count < 0) {
                    return gone();
                }
                decoder.feed(readBuffer, count, typing);
                hearAnswers();
            }
        } catch (IOException hungUp) {
            // The same as the end of the input: nobody is there any more
        }
        return gone();
    }

    private void hearAnswers() {
        int now = decoder.answers();
        Background told = decoder.takeBackground();
        Answers listener = answers;
        if (listener == null) {
            return;
        }
        if (told != null) {
            listener.background(told);
        }
        if (now > counted) {
            pace.answered(now - counted);
            counted = now;
            listener.shown();
        }
    }

    /** Lets {@link #readKeys()} read again, now that its keys have been dealt with. */
    public void readMore() {
        readPermit.release();
    }

    private List<Key> gone() {
        readPermit.release();
        closed = true;
        return List.of();
    }

    /** There is no timed read in Java; looking every few milliseconds for at most half a second is what comes next to it. */
    private boolean bytesWithin(int millis) throws IOException {
        long start = System.nanoTime();
        while (input.available() == 0) {
            if (System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(millis) || closed) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
        }
        return true;
    }

    /**
     * Gives the terminal back to the shell and stops the program, as Ctrl-Z does; returns when it is in the foreground again. The next
     * {@link #draw} writes everything. To be called by the thread that draws, before {@link #readMore()}.
     */
    public void suspend() throws IOException {
        suspended = true;
        try {
            terminal.exitPrivateMode();
            line.stop();
            terminal.enterPrivateMode();
        } finally {
            repaint = true;
            suspended = false;
        }
        terminal.getTerminalSize();
    }

    /** Restores the terminal. Never fails, and may be called again. */
    @Override
    public void close() {
        closed = true;
        try {
            terminal.close();
        } catch (IOException | IllegalStateException restoredByTheHook) {
            // The terminal is gone, or the virtual machine is ending and its hook does this
        }
        readPermit.release();
    }

    private void watchSignals() {
        ProcessSignals.handle("WINCH", this::resized);
        ProcessSignals.handle("CONT", this::continued);
        // It may have changed before the signal was watched; this also makes the next measuring fast
        resized();
    }

    /** A window that is being dragged sends many signals; only the last of them asks for the size. */
    private void resized() {
        int mine = resizes.incrementAndGet();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(DEBOUNCE_MILLIS));
        if (mine == resizes.get() && !suspended && !closed) {
            try {
                line.measure();
                terminal.getTerminalSize();
            } catch (IOException noSize) {
                // The old size stays; a terminal that is gone is found out by reading and writing
            }
        }
    }

    /** Somebody stopped the program from outside and let it go on: the terminal may have been used for other things. */
    private void continued() {
        if (suspended || closed) {
            return;
        }
        try {
            line.resume();
            terminal.repeatPrivateMode();
        } catch (IOException gone) {
            // Found out by reading and writing
        }
        repaint = true;
        tellResized();
    }

    private void tellResized() {
        Runnable listener = resizeListener;
        if (listener != null) {
            listener.run();
        }
    }
}
