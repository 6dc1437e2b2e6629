package jlogtui.testkit.broken.view;

import java.io.IOException;

final class ForbiddenProcess {
    private ForbiddenProcess() {}

    static Process start() throws IOException {
        return new ProcessBuilder("true").start();
    }
}
