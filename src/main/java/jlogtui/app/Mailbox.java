package jlogtui.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jlogtui.engine.EngineListener;
import jlogtui.engine.SourceState;
import jlogtui.model.Card;
import jlogtui.model.Cut;
import jlogtui.model.Detail;
import jlogtui.model.Figures;
import jlogtui.model.Found;
import jlogtui.model.Histogram;
import jlogtui.model.HitCount;
import jlogtui.model.Page;
import jlogtui.terminal.Background;
import jlogtui.view.Kept;
import jlogtui.view.Key;
import jlogtui.view.LogSpan;
import jlogtui.view.NewLines;
import jlogtui.view.Taken;

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
        private Detail detail;
        private Figures figures;
        private Card card;
        private Taken taken;
        private byte[] copied;
        private Kept earlier;
        private ThemeAnswer theme;
        private Background background;
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

        Detail detail() {
            return detail;
        }

        Figures figures() {
            return figures;
        }

        Card card() {
            return card;
        }

        Taken taken() {
            return taken;
        }

        /** A text for the clipboard. */
        byte[] copied() {
            return copied;
        }

        /** What earlier runs have left behind. */
        Kept earlier() {
            return earlier;
        }

        ThemeAnswer theme() {
            return theme;
        }

        /** The terminal's own background, as it has told. */
        Background background() {
            return background;
        }

        Throwable defect() {
            return defect;
        }
    }

    private Mail mail = new Mail();
    private boolean hasMail;

    private void arrived() {
        hasMail = true;
        notifyAll();
    }

    /** Waits for mail, at most so long, and takes it. */
    synchronized Mail take(long mostMillis) {
        try {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(mostMillis);
            long left = mostMillis;
            while (!hasMail && left > 0) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
        Mail taken = mail;
        mail = new Mail();
        hasMail = false;
        return taken;
    }

    synchronized void keys(List<Key> typed) {
        mail.keys.addAll(typed);
        mail.terminalGone |= typed.isEmpty();
        arrived();
    }

    synchronized void resized() {
        mail.resized = true;
        arrived();
    }

    @Override
    public synchronized void page(Page page) {
        mail.page = page;
        arrived();
    }

    @Override
    public synchronized void sources(List<SourceState> states) {
        mail.sources = states;
        arrived();
    }

    @Override
    public synchronized void grew() {
        mail.grew = true;
        arrived();
    }

    @Override
    public synchronized void newLines(Cut since, long count) {
        mail.newLines = new NewLines(since, count);
        arrived();
    }

    @Override
    public synchronized void span(long oldestNanos, long newestNanos) {
        mail.span = new LogSpan(oldestNanos, newestNanos);
        arrived();
    }

    @Override
    public synchronized void found(Found found) {
        mail.found = found;
        arrived();
    }

    @Override
    public synchronized void hits(HitCount count) {
        mail.hits = count;
        arrived();
    }

    @Override
    public synchronized void histogram(Histogram histogram) {
        mail.histogram = histogram;
        arrived();
    }

    synchronized void taken(Taken taken) {
        mail.taken = taken;
        arrived();
    }

    synchronized void copied(byte[] text, Taken taken) {
        mail.copied = text;
        taken(taken);
    }

    @Override
    public synchronized void detail(Detail detail) {
        mail.detail = detail;
        arrived();
    }

    @Override
    public synchronized void figures(Figures figures) {
        mail.figures = figures;
        arrived();
    }

    @Override
    public synchronized void card(Card card) {
        mail.card = card;
        arrived();
    }

    synchronized void earlier(Kept earlier) {
        mail.earlier = earlier;
        arrived();
    }

    synchronized void theme(ThemeAnswer answer) {
        mail.theme = answer;
        arrived();
    }

    synchronized void background(Background told) {
        mail.background = told;
        arrived();
    }

    /** The terminal has shown what it had been sent. */
    synchronized void shown() {
        arrived();
    }

    @Override
    public synchronized void failed(Throwable defect) {
        mail.defect = defect;
        arrived();
    }
}
