package jlogtui.testkit.broken.view;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads in a package that must have none. */
final class ForbiddenThreads {
    final Thread thread = new Thread(() -> {});
    final ExecutorService executor = Executors.newSingleThreadExecutor();

    void start() {
        thread.start();
    }
}
