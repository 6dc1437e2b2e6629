package jlogtui.engine;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import jlogtui.file.Generation;
import jlogtui.file.LogFile;
import jlogtui.index.Block;
import jlogtui.index.ReadAhead;

/**
 * Reads the blocks behind those that were asked for, on a thread of its own, for who reads a whole log from front to
 * back. A few blocks at most lie ready, however many sources there are. What it is behind with, the other thread reads
 * itself; a block that could not be read is left to the other thread as well, so that a failure is told in one place.
 */
public final class BlocksAhead implements ReadAhead, Closeable {
    private static final int MOST_A_SOURCE = 4;

    private record Key(int source, int generation, long number) {}

    private enum State {
        WAITING,
        READING,
        DONE
    }

    /** One block; guarded by the lock of the whole. */
    private static final class Job {
        private final Key key;
        private final Generation generation;
        private final int blockSize;
        private State state = State.WAITING;
        private Block block;

        private Job(Key key, Generation generation, int blockSize) {
            this.key = key;
            this.generation = generation;
            this.blockSize = blockSize;
        }
    }

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Key, Job> jobs = new HashMap<>();
    private final Deque<Job> waiting = new ArrayDeque<>();
    /** The block that was asked for last, by source. */
    private final Map<Integer, Key> last = new HashMap<>();

    private Thread thread;
    private boolean closed;

    /** @param most blocks that may lie ready or be in work at once, of all sources together */
    public BlocksAhead(int most) {
        this.most = most;
    }

    @Override
    public Block take(int source, Generation generation, long number, int blockSize) {
        Key key = new Key(source, generation.number(), number);
        lock.lock();
        try {
            Block block = taken(key, generation);
            wish(key, generation, blockSize);
            return block;
        } finally {
            lock.unlock();
        }
    }

    private Block taken(Key key, Generation generation) {
        Job job = jobs.remove(key);
        if (job == null) {
            return null;
        }
        if (job.state == State.WAITING) {
            waiting.remove(job);
            return null;
        }
        while (job.state == State.READING) {
            changed.awaitUninterruptibly();
        }
        return job.generation.equals(generation) ? job.block : null;
    }

    /** Asks for the blocks behind one, when its source is read from front to back. */
    private void wish(Key key, Generation generation, int blockSize) {
        Key before = last.put(key.source(), key);
        boolean goesOn = before == null
                ? key.number() == 0
                : before.generation() != key.generation() || before.number() == key.number() - 1;
        LogFile file = generation.file();
        // A file that is inflated as it is read must be read in order
        if (!goesOn || closed || !file.isReady() || !file.isSeekable()) {
            return;
        }
        long blocks = (generation.size() + blockSize - 1) / blockSize;
        int share = Math.max(1, Math.min(MOST_A_SOURCE, most / last.size()));
        for (long next = key.number() + 1; next < Math.min(blocks, key.number() + 1 + share); next++) {
            Key wanted = new Key(key.source(), key.generation(), next);
            if (jobs.size() < most && !jobs.containsKey(wanted)) {
                Job job = new Job(wanted, generation, blockSize);
                jobs.put(wanted, job);
                waiting.addLast(job);
            }
        }
        if (thread == null && !waiting.isEmpty()) {
            thread = new Thread(this::run, "ahead");
            thread.setDaemon(true);
            thread.start();
        }
        changed.signalAll();
    }

    private void run() {
        for (Job job = nextJob(); job != null; job = nextJob()) {
            Block block = null;
            try {
                block = Block.read(job.generation, job.key.number(), job.blockSize);
            } catch (IOException | RuntimeException | Error e) {
                // Whoever asks for it reads it once more and finds the same
                block = null;
            } finally {
                done(job, block);
            }
        }
    }

    private Job nextJob() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            if (closed) {
                return null;
            }
            Job job = waiting.removeFirst();
            job.state = State.READING;
            return job;
        } finally {
            lock.unlock();
        }
    }

    private void done(Job job, Block block) {
        lock.lock();
        try {
            job.block = block;
            job.state = State.DONE;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many blocks lie ready, or could not be read. */
    int ready() {
        lock.lock();
        try {
            int ready = 0;
            for (Job job : jobs.values()) {
                ready += job.state == State.DONE ? 1 : 0;
            }
            return ready;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the thread; what lies ready is given up. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            jobs.clear();
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
