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
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("the terminal cannot be set up: stty ended with " + status);
            }
        } catch (InterruptedException notHere) {
            throw new IOException("interrupted while the terminal was set up", notHere);
        }
        return printed;
    }
}
