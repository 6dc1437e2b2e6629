package jlogtui.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import jlogtui.engine.EngineListener;
import jlogtui.engine.SourceState;
import jlogtui.model.Cut;
import jlogtui.model.Page;
import jlogtui.view.Key;
import jlogtui.view.LogSpan;
import jlogtui.view.NewLines;

/**
 * What other threads have for the one that draws. Keys are never dropped; of everything else only the newest counts, so
 * that growth at any speed is one piece of mail a frame.
 */
final class Mailbox implements EngineListener {
    /**
     * What has come since the last look; null or empty where nothing has.
     *
     * @param keys in the order of typing
     * @param terminalGone nobody can type any more
     * @param resized the size of the terminal may have changed
     */
    record Mail(
            List<Key> keys,
            boolean terminalGone,
            boolean resized,
            Page page,
            List<SourceState> sources,
            NewLines newLines,
            LogSpan span,
            boolean grew,
            Throwable defect) {
        static final Mail NONE = new Mail(List.of(), false, false, null, null, null, null, false, null);
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private Optional<Mail> mail = Optional.empty();

    private interface Change {
        Mail to(Mail mail);
    }

    private void put(Change change) {
        lock.lock();
        try {
            mail = Optional.of(change.to(mail.orElse(Mail.NONE)));
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
            while (mail.isEmpty() && left > 0) {
                left = arrived.awaitNanos(left);
            }
            taken = mail.orElse(Mail.NONE);
            mail = Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        } finally {
            lock.unlock();
        }
        reader.accept(taken);
    }

    void keys(List<Key> typed) {
        put(m -> {
            List<Key> keys = new ArrayList<>(m.keys());
            keys.addAll(typed);
            return new Mail(
                    keys,
                    m.terminalGone() || typed.isEmpty(),
                    m.resized(),
                    m.page(),
                    m.sources(),
                    m.newLines(),
                    m.span(),
                    m.grew(),
                    m.defect());
        });
    }

    void resized() {
        put(m -> new Mail(
                m.keys(), m.terminalGone(), true, m.page(), m.sources(), m.newLines(), m.span(), m.grew(), m.defect()));
    }

    @Override
    public void page(Page page) {
        put(m -> new Mail(
                m.keys(),
                m.terminalGone(),
                m.resized(),
                page,
                m.sources(),
                m.newLines(),
                m.span(),
                m.grew(),
                m.defect()));
    }

    @Override
    public void sources(List<SourceState> states) {
        put(m -> new Mail(
                m.keys(),
                m.terminalGone(),
                m.resized(),
                m.page(),
                states,
                m.newLines(),
                m.span(),
                m.grew(),
                m.defect()));
    }

    @Override
    public void grew() {
        put(m -> new Mail(
                m.keys(),
                m.terminalGone(),
                m.resized(),
                m.page(),
                m.sources(),
                m.newLines(),
                m.span(),
                true,
                m.defect()));
    }

    @Override
    public void newLines(Cut since, long count) {
        put(m -> new Mail(
                m.keys(),
                m.terminalGone(),
                m.resized(),
                m.page(),
                m.sources(),
                new NewLines(since, count),
                m.span(),
                m.grew(),
                m.defect()));
    }

    @Override
    public void span(long oldestNanos, long newestNanos) {
        put(m -> new Mail(
                m.keys(),
                m.terminalGone(),
                m.resized(),
                m.page(),
                m.sources(),
                m.newLines(),
                new LogSpan(oldestNanos, newestNanos),
                m.grew(),
                m.defect()));
    }

    @Override
    public void failed(Throwable defect) {
        put(m -> new Mail(
                m.keys(),
                m.terminalGone(),
                m.resized(),
                m.page(),
                m.sources(),
                m.newLines(),
                m.span(),
                m.grew(),
                defect));
    }
}
