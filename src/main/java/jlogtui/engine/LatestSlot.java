package jlogtui.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Holds one request: a newer one replaces an older one that nobody has taken yet. */
final class LatestSlot<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private T request;
    private boolean closed;

    void put(T newer) {
        lock.lock();
        try {
            request = newer;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a request and takes it; null when the time ran out or the slot was closed. */
    T take(long timeoutMillis) {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
            while (request == null && !closed && left > 0) {
                left = filled.awaitNanos(left);
            }
            T taken = request;
            request = null;
            return closed ? null : taken;
        } catch (InterruptedException e) {
            // Nobody interrupts these threads: an interrupt would close the channel that they read
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    boolean isWaiting() {
        lock.lock();
        try {
            return request != null || closed;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
