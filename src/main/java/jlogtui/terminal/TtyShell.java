package jlogtui.terminal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/** Runs scripts with the terminal as their standard input, which is what {@code stty} works on. */
final class TtyShell implements LineMode.Shell {
    private final File terminal;

    TtyShell(File terminal) {
        this.terminal = terminal;
    }

    @Override
    public String run(String script) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", script)
                .redirectInput(terminal)
                .redirectError(Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        String printed;
        try (InputStream output = process.getInputStream()) {
            printed = new String(output.readAllBytes(), StandardCharsets.US_ASCII);
        }
        int status = waitFor(process);
        if (status != 0) {
            throw new IOException("the terminal cannot be set up: stty ended with " + status);
        }
        return printed;
    }

    /** Waits even when interrupted: the script has closed its output and is about to end. */
    private static int waitFor(Process process) {
        boolean interrupted = false;
        while (true) {
            try {
                int status = process.waitFor();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return status;
            } catch (InterruptedException notNow) {
                interrupted = true;
            }
        }
    }
}
