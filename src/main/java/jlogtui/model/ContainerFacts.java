package jlogtui.model;

/**
 * What a container's own files tell of its last run, beyond what {@link Source} holds.
 *
 * @param shortId the id as Docker shows it; empty for a log that belongs to no container
 * @param exitCode of the last run; counts only when it has ended
 * @param oomKilled the kernel ended the last run for lack of memory
 * @param hasEnded whether the container is over
 * @param startedNanos start of the last run, epoch nanoseconds; {@link Entry#NO_TIME} when there was none
 * @param finishedNanos end of the last finished run, epoch nanoseconds; {@link Entry#NO_TIME} when there was none
 * @param restarts restarts by Docker's restart policy
 * @param dropsLines Docker drops new lines silently when the disk is slower than the container
 */
public record ContainerFacts(
        String shortId,
        int exitCode,
        boolean oomKilled,
        boolean hasEnded,
        long startedNanos,
        long finishedNanos,
        int restarts,
        boolean dropsLines) {}
