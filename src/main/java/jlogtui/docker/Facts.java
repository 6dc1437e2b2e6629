package jlogtui.docker;

import com.fasterxml.jackson.databind.JsonNode;
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

    static Facts of(JsonNode config) {
        if (!config.isObject()) {
            return NONE;
        }
        JsonNode setup = config.path("Config");
        JsonNode labels = setup.path("Labels");
        JsonNode state = config.path("State");
        String name = text(config, "Name");
        return new Facts(
                text(config, "ID"),
                name.startsWith("/") ? name.substring(1) : name,
                text(labels, "com.docker.compose.project"),
                text(labels, "com.docker.compose.service"),
                text(setup, "Image"),
                setup.path("Tty").asBoolean(),
                config.path("LogPath").isTextual() ? config.path("LogPath").textValue() : "",
                state.path("Pid").asInt(),
                run(state, config.path("RestartCount").asInt()));
    }

    private static Run run(JsonNode state, int restartCount) {
        Optional<Instant> startedAt = time(state, "StartedAt");
        return new Run(
                state(state, startedAt.isPresent()),
                state.path("ExitCode").asInt(),
                state.path("OOMKilled").asBoolean(),
                startedAt,
                time(state, "FinishedAt"),
                restartCount);
    }

    /** The order of the questions is Docker's own: a paused or restarting container is running too. */
    private static Source.State state(JsonNode state, boolean wasStarted) {
        if (!state.isObject()) {
            return Source.State.UNKNOWN;
        }
        if (state.path("Running").asBoolean()) {
            if (state.path("Paused").asBoolean()) {
                return Source.State.PAUSED;
            }
            return state.path("Restarting").asBoolean() ? Source.State.RESTARTING : Source.State.RUNNING;
        }
        if (state.path("Dead").asBoolean() || state.path("RemovalInProgress").asBoolean()) {
            return Source.State.DEAD;
        }
        return wasStarted ? Source.State.EXITED : Source.State.CREATED;
    }

    private static Optional<Instant> time(JsonNode state, String key) {
        try {
            return Optional.of(Instant.parse(text(state, key))).filter(EARLIEST::isBefore);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isTextual() ? Inert.text(value.textValue()) : "";
    }
}
