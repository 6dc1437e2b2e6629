package jlogtui.app;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import jlogtui.app.demo.DemoLogs;

/** Containers that are made up for {@code --demo}, as long as the program runs. */
final class Demo implements Closeable {
    private static final long SEED = 20_260_820;

    private final DemoLogs logs;

    private Demo(DemoLogs logs) {
        this.logs = logs;
    }

    static Demo start(Surroundings surroundings) throws Refusal {
        try {
            DemoLogs logs = DemoLogs.create(null, surroundings.clock(), SEED);
            logs.start();
            return new Demo(logs);
        } catch (IOException e) {
            throw new Refusal(Exit.FAILED, "the demo cannot write its logs: " + e.getMessage() + ". Set TMPDIR.");
        }
    }

    Path root() {
        return logs.root();
    }

    @Override
    public void close() throws IOException {
        logs.close();
    }
}
