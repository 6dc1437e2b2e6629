package jlogtui.docker;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import jlogtui.model.Source;

/**
 * What {@code config.v2.json} says about a container.
 *
 * @param pid process id of a running container, else 0
 */
record Facts(
        String id,
        String name,
        String project,
        String service,
        String image,
        boolean tty,
        String logPath,
        int pid,
        Run run) {
    static final Facts NONE = new Facts("", "", "", "", "", false, "", 0, Run.UNKNOWN);

    /** Docker writes the zero time of Go, in the year 1, for what never happened. */
    private static final Instant EARLIEST = Instant.EPOCH;

    static Facts of(Json config) {
        if (!config.isObject()) {
            return NONE;
        }
        Json setup = config.at("Config");
        Json labels = setup.at("Labels");
        Json state = config.at("State");
        String name = text(config, "Name");
        return new Facts(
                text(config, "ID"),
                name.startsWith("/") ? name.substring(1) : name,
                text(labels, "com.docker.compose.project"),
                text(labels, "com.docker.compose.service"),
                text(setup, "Image"),
                setup.at("Tty").isTrue(),
                config.at("LogPath").text(),
                state.at("Pid").number(),
                run(state, config.at("RestartCount").number()));
    }

    private static Run run(Json state, int restartCount) {
        Optional<Instant> startedAt = time(state, "StartedAt");
        return new Run(
                state(state, startedAt.isPresent()),
                state.at("ExitCode").number(),
                state.at("OOMKilled").isTrue(),
                startedAt,
                time(state, "FinishedAt"),
                restartCount,
                health(state));
    }

    /** The order of the questions is Docker's own: a paused or restarting container is running too. */
    private static Source.State state(Json state, boolean wasStarted) {
        if (!state.isObject()) {
            return Source.State.UNKNOWN;
        }
        if (state.at("Running").isTrue()) {
            if (state.at("Paused").isTrue()) {
                return Source.State.PAUSED;
            }
            return state.at("Restarting").isTrue() ? Source.State.RESTARTING : Source.State.RUNNING;
        }
        if (state.at("Dead").isTrue() || state.at("RemovalInProgress").isTrue()) {
            return Source.State.DEAD;
        }
        return wasStarted ? Source.State.EXITED : Source.State.CREATED;
    }

    private static String health(Json state) {
        String status = text(state.at("Health"), "Status");
        return status.equals("none") ? "" : status;
    }

    private static Optional<Instant> time(Json state, String key) {
        String text = text(state, key);
        try {
            Instant time = DockerTime.parse(text);
            return time.isAfter(EARLIEST) ? Optional.of(time) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static String text(Json node, String key) {
        return Inert.text(node.at(key).text());
    }
}
