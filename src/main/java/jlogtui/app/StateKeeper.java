package jlogtui.app;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jlogtui.docker.Selection;
import jlogtui.view.Kept;
import jlogtui.view.ViewState;

/**
 * Reads and writes what outlives a run, on a thread of its own: a home directory can be slow, or gone. What has changed is
 * written at once, but at most twice a second, and when the program ends in any way but by {@code kill -9}.
 */
final class StateKeeper implements Closeable {
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long MOST_WAIT_MILLIS = 1000;

    private final StateStore store;
    private final Mailbox mailbox;
    private final Diagnostics diagnostics;
    private Thread thread;
    private Kept latest;
    private boolean isNew;
    private boolean isClosing;

    StateKeeper(StateStore store, Mailbox mailbox, Diagnostics diagnostics) {
        this.store = store;
        this.mailbox = mailbox;
        this.diagnostics = diagnostics;
    }

    /** Empty when nothing is to be kept. */
    static Optional<StateKeeper> of(Session session, Selection.Chosen chosen, Mailbox mailbox) {
        Options options = session.options();
        // What is made up is gone with the run
        if (options.noState || options.demo) {
            return Optional.empty();
        }
        Diagnostics diagnostics = session.diagnostics();
        Optional<Path> parent = StateStore.parent(session.surroundings().environment());
        if (parent.isEmpty()) {
            diagnostics.note("nothing is kept: neither XDG_STATE_HOME nor HOME names a directory");
            return Optional.empty();
        }
        StateStore store = new StateStore(
                parent.get(), paths(session, chosen), session.configuration().plainView(), diagnostics);
        return Optional.of(new StateKeeper(store, mailbox, diagnostics));
    }

    private static List<Path> paths(Session session, Selection.Chosen chosen) {
        if (chosen.root().isPresent()) {
            return List.of(chosen.root().get());
        }
        List<Path> paths = new ArrayList<>();
        for (String source : session.options().sources) {
            paths.add(session.surroundings().workingDirectory().resolve(source));
        }
        return paths;
    }

    /** How these logs were last looked at. To be called before {@link #start()}, if at all. */
    Optional<ViewState> readView() {
        return store.readView();
    }

    /** Starts to read, which ends with a piece of mail, and then to write. */
    void start() {
        thread = new Thread(this::run, "state");
        thread.setDaemon(true);
        thread.start();
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "state-end"));
        } catch (IllegalStateException e) {
            // It is ending already, and nothing has been typed
        }
    }

    /** Has written what differs from before; to be called after the mail has come. */
    @SuppressWarnings("ReferenceEquality") // the view gives the same object as long as nothing has changed
    synchronized void keep(Kept now) {
        if (now != latest) {
            latest = now;
            isNew = true;
            notifyAll();
        }
    }

    private void run() {
        try {
            Kept rest = store.readRest();
            mailbox.earlier(rest.withFirst(store.isFirst()));
            long written = System.nanoTime() - INTERVAL_NANOS;
            for (Kept next = next(written); next != null; next = next(written)) {
                written = System.nanoTime();
                store.write(next);
            }
        } catch (RuntimeException | Error e) {
            // Reading logs goes on without it
            diagnostics.defect(e);
        } finally {
            store.close();
        }
    }

    /** Waits for something to write, and until it may be written; null when there is nothing more. */
    private synchronized Kept next(long writtenNanos) {
        try {
            while (!isClosing) {
                long left = writtenNanos + INTERVAL_NANOS - System.nanoTime();
                if (isNew && left <= 0) {
                    break;
                }
                wait(isNew ? TimeUnit.NANOSECONDS.toMillis(left) + 1 : 0);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
        boolean was = isNew;
        isNew = false;
        return was ? latest : null;
    }

    /** Writes what is not written yet, and waits for that, but not for ever. */
    @Override
    public void close() {
        synchronized (this) {
            isClosing = true;
            notifyAll();
        }
        if (thread == null) {
            store.close();
            return;
        }
        try {
            thread.join(MOST_WAIT_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }
}
