package jlogtui.docker;

import java.time.Instant;
import java.util.Optional;
import jlogtui.model.Source;

/**
 * What a container does, or last did. Docker's times are good to some 50 ms: lines can be older than the start and
 * younger than the end.
 *
 * @param state what it was doing at the last look. {@link Source.State#UNKNOWN} also when its file says that it runs but
 *     its process is gone, as after a crash of the host
 * @param exitCode of the last run; 0 while it runs
 * @param oomKilled the kernel ended the last run for lack of memory
 * @param startedAt start of the last run, empty when there was none
 * @param finishedAt end of the last finished run, empty when there was none; older than the start while it runs
 * @param restartCount restarts by Docker's restart policy
 * @param health the word of the health check, such as "starting" or "unhealthy"; empty without one
 */
public record Run(
        Source.State state,
        int exitCode,
        boolean oomKilled,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        int restartCount,
        String health) {
    static final Run UNKNOWN = new Run(Source.State.UNKNOWN, 0, false, Optional.empty(), Optional.empty(), 0, "");

    /** Whether the container is over, so that its exit code means something. */
    public boolean hasEnded() {
        return state == Source.State.EXITED || state == Source.State.DEAD;
    }

    Run withState(Source.State other) {
        return new Run(other, exitCode, oomKilled, startedAt, finishedAt, restartCount, health);
    }
}
