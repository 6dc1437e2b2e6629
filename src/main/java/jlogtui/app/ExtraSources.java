package jlogtui.app;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jlogtui.docker.Container;
import jlogtui.docker.Scan;
import jlogtui.file.FailureText;

/** The sources of a run that are no containers: standard input and dockerd's own log. */
final class ExtraSources implements Closeable {
    private final Optional<StandardInput> input;
    private final Optional<DaemonLog> daemon;

    private ExtraSources(Optional<StandardInput> input, Optional<DaemonLog> daemon) {
        this.input = input;
        this.daemon = daemon;
    }

    /**
     * Opens those that were asked for.
     *
     * @param withInput read standard input
     * @param goesOn read on in the background; else all that there is, at once: without following, what plain output
     *     writes has an end, and so has what it reads
     * @param temporary directory for private files
     */
    static ExtraSources open(
            boolean withInput, Options options, Surroundings surroundings, boolean goesOn, Path temporary)
            throws IOException, Refusal {
        Optional<DaemonLog> daemon = Optional.empty();
        if (options.daemonLog.isPresent()) {
            daemon = Optional.of(openDaemonLog(options.daemonLog.get(), options, surroundings, temporary));
        }
        Optional<StandardInput> input = Optional.empty();
        if (withInput) {
            input = Optional.of(StandardInput.open(surroundings.in(), surroundings.clock(), temporary));
        }
        ExtraSources sources = new ExtraSources(input, daemon);
        try {
            sources.begin(goesOn);
            return sources;
        } catch (IOException e) {
            sources.close();
            throw e;
        }
    }

    private static DaemonLog openDaemonLog(Path named, Options options, Surroundings surroundings, Path temporary)
            throws Refusal {
        Path path = surroundings.workingDirectory().resolve(named);
        try {
            return DaemonLog.open(path, options.zoneOrDefault(), surroundings.clock(), temporary);
        } catch (IOException e) {
            throw new Refusal(Exit.FAILED, "the daemon's log " + path + " cannot be read: " + FailureText.of(e) + ".");
        }
    }

    private void begin(boolean goesOn) throws IOException {
        if (daemon.isPresent()) {
            if (goesOn) {
                daemon.get().start();
            } else {
                daemon.get().readAll();
            }
        }
        if (input.isPresent()) {
            if (goesOn) {
                input.get().start();
            } else {
                input.get().readAll();
            }
        }
    }

    /** The containers found, and these sources behind them. */
    Scan behind(Scan scan) {
        if (input.isEmpty() && daemon.isEmpty()) {
            return scan;
        }
        List<Container> containers = new ArrayList<>(scan.containers());
        if (daemon.isPresent()) {
            containers.add(daemon.get().container());
        }
        if (input.isPresent()) {
            containers.add(input.get().container());
        }
        return new Scan(containers, scan.problem());
    }

    @Override
    public void close() throws IOException {
        if (input.isPresent()) {
            input.get().close();
        }
        if (daemon.isPresent()) {
            daemon.get().close();
        }
    }
}
