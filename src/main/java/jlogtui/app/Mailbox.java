package jlogtui.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import jlogtui.engine.EngineListener;
import jlogtui.engine.SourceState;
import jlogtui.model.Cut;
import jlogtui.model.Found;
import jlogtui.model.Histogram;
import jlogtui.model.HitCount;
import jlogtui.model.Page;
import jlogtui.view.Key;
import jlogtui.view.LogSpan;
import jlogtui.view.NewLines;

/**
 * What other threads have for the one that draws. Keys are never dropped; of everything else only the newest counts, so
 * that growth at any speed is one piece of mail a frame.
 */
final class Mailbox implements EngineListener {
    /** What has come since the last look; null or empty where nothing has. Filled under the lock, read after. */
    static final class Mail {
        private final List<Key> keys = new ArrayList<>();
        private boolean terminalGone;
        private boolean resized;
        private boolean grew;
        private Page page;
        private List<SourceState> sources;
        private NewLines newLines;
        private LogSpan span;
        private Found found;
        private HitCount hits;
        private Histogram histogram;
        private Throwable defect;

        /** In the order of typing. */
        List<Key> keys() {
            return keys;
        }

        /** Nobody can type any more. */
        boolean terminalGone() {
            return terminalGone;
        }

        /** The size of the terminal may have changed. */
        boolean resized() {
            return resized;
        }

        boolean grew() {
            return grew;
        }

        Page page() {
            return page;
        }

        List<SourceState> sources() {
            return sources;
        }

        NewLines newLines() {
            return newLines;
        }

        LogSpan span() {
            return span;
        }

        Found found() {
            return found;
        }

        HitCount hits() {
            return hits;
        }

        Histogram histogram() {
            return histogram;
        }

        Throwable defect() {
            return defect;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private Mail mail = new Mail();
    private boolean hasMail;

    private void put(Consumer<Mail> change) {
        lock.lock();
        try {
            change.accept(mail);
            hasMail = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for mail, at most so long, and takes it. */
    void take(long mostMillis, Consumer<Mail> reader) {
        Mail taken;
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(mostMillis);
            while (!hasMail && left > 0) {
                left = arrived.awaitNanos(left);
            }
            taken = mail;
            mail = new Mail();
            hasMail = false;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        } finally {
            lock.unlock();
        }
        reader.accept(taken);
    }

    void keys(List<Key> typed) {
        put(m -> {
            m.keys.addAll(typed);
            m.terminalGone |= typed.isEmpty();
        });
    }

    void resized() {
        put(m -> m.resized = true);
    }

    @Override
    public void page(Page page) {
        put(m -> m.page = page);
    }

    @Override
    public void sources(List<SourceState> states) {
        put(m -> m.sources = states);
    }

    @Override
    public void grew() {
        put(m -> m.grew = true);
    }

    @Override
    public void newLines(Cut since, long count) {
        put(m -> m.newLines = new NewLines(since, count));
    }

    @Override
    public void span(long oldestNanos, long newestNanos) {
        put(m -> m.span = new LogSpan(oldestNanos, newestNanos));
    }

    @Override
    public void found(Found found) {
        put(m -> m.found = found);
    }

    @Override
    public void hits(HitCount count) {
        put(m -> m.hits = count);
    }

    @Override
    public void histogram(Histogram histogram) {
        put(m -> m.histogram = histogram);
    }

    @Override
    public void failed(Throwable defect) {
        put(m -> m.defect = defect);
    }
}
