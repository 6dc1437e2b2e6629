package jlogtui.testkit.broken.engine;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Calls that nobody may make, in the package that could best defend them. */
final class ForbiddenCalls {
    void stop(Thread thread, Future<?> future, ExecutorService executor) {
        thread.interrupt();
        future.cancel(true);
        executor.shutdownNow();
    }

    MappedByteBuffer map(FileChannel channel) throws IOException {
        return channel.map(FileChannel.MapMode.READ_ONLY, 0, 1);
    }

    void quit(boolean quietly) {
        if (!quietly) {
            System.out.println("out");
            System.err.println("err");
        }
        System.exit(1);
        Runtime.getRuntime().halt(1);
    }
}
