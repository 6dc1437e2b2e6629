package jlogtui.testkit.broken.parse;

import java.util.concurrent.locks.ReentrantLock;

/** A lock where everything belongs to one thread. */
final class ForbiddenLock {
    final ReentrantLock lock = new ReentrantLock();
}
