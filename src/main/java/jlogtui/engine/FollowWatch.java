package jlogtui.engine;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at growing sources on the caller's own thread, for plain output. */
public final class FollowWatch implements Closeable {
    private static final long SWEEP_MILLIS = 2_000;
    private static final long POLL_MILLIS = 100;
    /** Well below the time for which lines are held back, so that they come out under the right name. */
    private static final long NAME_MILLIS = 50;
    /** Health checks change a container every few seconds, and there may be a thousand: sweeps take so much of a thread at most. */
    private static final long SHARE = 10;

    private final SourceSet sources;
    private final Optional<Path> root;
    private final long sweepMillis;
    private final ChangeWatch watch = new ChangeWatch();
    private volatile boolean closed;
    private long nextSweep;
    /** Sooner than this no sweep is worth its work, whatever changes. */
    private long earliestSweep;
    /** A container that came and ended at once may have done so before its directory was watched. */
    private boolean hasNewDirectories;

    /** @param root the directory in which containers come and go, if there is one */
    public FollowWatch(SourceSet sources, Optional<Path> root) {
        this(sources, root, SWEEP_MILLIS);
    }

    /** @param sweepMillis how long what no notice tells of may stay unseen */
    FollowWatch(SourceSet sources, Optional<Path> root, long sweepMillis) {
        this.sources = sources;
        this.root = root;
        this.sweepMillis = sweepMillis;
    }

    /** Waits for something new, at most so long. Says whether there is. */
    public boolean await(long mostMillis) {
        long start = System.nanoTime() / 1_000_000;
        while (!closed) {
            long now = System.nanoTime() / 1_000_000;
            if (nextSweep == 0 || now >= nextSweep) {
                boolean changed = sweep();
                long end = System.nanoTime() / 1_000_000;
                earliestSweep = end + Math.max(POLL_MILLIS, (end - now) * SHARE);
                nextSweep =
                        hasNewDirectories ? Math.min(earliestSweep, end + untilNextSweep()) : now + untilNextSweep();
                if (changed) {
                    return true;
                }
            }
            long left = mostMillis == Long.MAX_VALUE ? mostMillis : start + mostMillis - now;
            if (left <= 0) {
                return false;
            }
            if (look(Math.max(1, Math.min(nextSweep - now, left)))) {
                return true;
            }
        }
        return false;
    }

    private long untilNextSweep() {
        if (sources.awaitsNames()) {
            return NAME_MILLIS;
        }
        return watch.isComplete() ? sweepMillis : POLL_MILLIS;
    }

    private boolean sweep() {
        watchAll();
        boolean changed = sources.sweep();
        hasNewDirectories = watchAll();
        return changed;
    }

    private boolean watchAll() {
        List<Path> directories = new ArrayList<>(sources.directories());
        root.ifPresent(directories::add);
        return watch.watch(directories);
    }

    private boolean look(long mostMillis) {
        try {
            Set<Path> changed = watch.await(mostMillis);
            if (root.isPresent() && watch.hasOtherNames(root.get())) {
                nextSweep = 0;
            } else if (watch.hasOtherDescriptions()) {
                nextSweep = Math.min(nextSweep, earliestSweep);
            }
            return sources.refresh(changed);
        } catch (InterruptedException e) {
            closed = true;
            return false;
        }
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        watch.close();
    }
}
