package jlogtui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lanterna's terminal on the controlling terminal: its private mode, its resize listeners, and a shutdown hook, which restores the
 * terminal on every end that Java notices. It never asks the terminal anything. Frames go through {@link #writeFrame} and keys
 * through {@link KeyDecoder}; Lanterna's own drawing and decoding are not used.
 *
 * <p>It is not a {@code UnixLikeTerminal}: that one has a lambda, the only one on the way to the first frame.
 *
 * <p>Any thread may call it: the hook may come at any moment.
 */
final class TtyTerminal extends ANSITerminal {
    private static final String MOUSE_ON = "\033[?1000h\033[?1006h";
    private static final String MOUSE_OFF = "\033[?1000l\033[?1006l";
    private static final String ENTER = "\033[?25l\033[?7l\033[?2004h";
    private static final String LEAVE = "\033[?2026l" + MOUSE_OFF + "\033[?2004l\033[?7h\033[r";
    private static final long LOCK_MILLIS = 1000;
    /** More than it takes to lock and to wait for what the terminal has still to answer. */
    private static final long LEAVE_MILLIS = 3000;

    private final TtyInput input;
    private final TtyOutput output;
    private final LineMode line;
    private final Pace pace;
    /** Guards what is written: the hook must not write into the middle of a frame. */
    private final ReentrantLock writing = new ReentrantLock();

    private final Thread hook = new Thread("terminal restorer") {
        @Override
        public void run() {
            restore();
        }
    };

    private boolean active;
    private boolean restored;
    private boolean mouse;

    TtyTerminal(TtyInput input, TtyOutput output, LineMode line, Pace pace, boolean mouse) throws IOException {
        super(input, output, StandardCharsets.UTF_8);
        this.input = input;
        this.output = output;
        this.line = line;
        this.pace = pace;
        this.mouse = mouse;
        line.begin();
        Runtime.getRuntime().addShutdownHook(hook);
        // Lanterna supposes 80x24 until it is told
        getTerminalSize();
    }

    Pace pace() {
        return pace;
    }

    @Override
    public void enterPrivateMode() throws IOException {
        writing.lock();
        try {
            super.enterPrivateMode();
            active = true;
            send(ENTER + (mouse ? MOUSE_ON : ""));
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void exitPrivateMode() throws IOException {
        lockForLeaving();
        try {
            active = false;
            send(LEAVE);
            super.exitPrivateMode();
            // Wheel turns and answers that are still on their way would end up on the command line of the shell
            input.drain(pace);
            pace.forget();
        } finally {
            writing.unlock();
        }
    }

    /** A frame may hang in a terminal that takes no more bytes; the way out must not. */
    private void lockForLeaving() throws IOException {
        try {
            if (writing.tryLock(LOCK_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException notHere) {
            throw new IOException("interrupted while leaving the terminal", notHere);
        }
        throw new IOException("the terminal takes no more output");
    }

    /** Sends private mode again, for a terminal that somebody else has used in the meantime. */
    void repeatPrivateMode() throws IOException {
        writing.lock();
        try {
            if (active) {
                send("\033[?1049h" + ENTER + (mouse ? MOUSE_ON : ""));
            }
        } finally {
            writing.unlock();
        }
    }

    /** Writes a frame in one piece; after private mode has been left, nothing. */
    void writeFrame(byte[] bytes, int from, int length) throws IOException {
        writing.lock();
        try {
            if (active) {
                output.write(bytes, from, length);
                output.flush();
            }
        } finally {
            writing.unlock();
        }
    }

    void setMouse(boolean on) throws IOException {
        writing.lock();
        try {
            if (on != mouse && active) {
                send(on ? MOUSE_ON : MOUSE_OFF);
            }
            mouse = on;
        } finally {
            writing.unlock();
        }
    }

    @Override
    protected TerminalSize findTerminalSize() {
        return new TerminalSize(line.size().columns(), line.size().rows());
    }

    private void send(String sequences) throws IOException {
        output.write(sequences.getBytes(StandardCharsets.US_ASCII));
        output.flush();
    }

    @Override
    public void close() throws IOException {
        restore();
        Runtime.getRuntime().removeShutdownHook(hook);
        super.close();
    }

    /** Gives the terminal back as it was, as far as that can be done; the hook and {@link #close} may come at the same time. */
    private void restore() {
        synchronized (hook) {
            if (restored) {
                return;
            }
            restored = true;
            if (active) {
                leave();
            }
            try {
                line.end();
            } catch (IOException gone) {
                // There is nothing left to restore
            }
        }
    }

    /** A write to a terminal that takes no more bytes never returns: then the program ends without it. */
    private void leave() {
        Thread leaver = new Thread("terminal leaver") {
            @Override
            public void run() {
                try {
                    exitPrivateMode();
                } catch (IOException gone) {
                    // Its line may still be there
                }
            }
        };
        leaver.setDaemon(true);
        leaver.start();
        try {
            leaver.join(LEAVE_MILLIS);
        } catch (InterruptedException notHere) {
            // Nobody interrupts
        }
    }
}
