package jlogtui.model;

/**
 * One container as the reader knows it. Immutable; a change makes a new one with the same number.
 *
 * @param number small, never reused within a process
 * @param id the container's full id, or another stable key for what is no container
 * @param name the name to show
 * @param project Compose project, or empty
 * @param service Compose service, or empty
 * @param image image name as typed, or empty
 * @param state what it was doing when last looked at
 * @param problem why it has no readable lines (driver, permission), or empty
 * @param limits how its log is rotated, such as {@code 10m × 3, gz}; empty when it is never rotated
 * @param sizeBytes bytes of its log, compressed files counted eightfold until they are inflated
 */
public record Source(
        int number,
        String id,
        String name,
        String project,
        String service,
        String image,
        State state,
        String problem,
        String limits,
        long sizeBytes) {
    /** Whether nothing has changed but how much it has logged. */
    public boolean isLike(Source other) {
        return equals(other.withSize(sizeBytes));
    }

    private Source withSize(long bytes) {
        return new Source(number, id, name, project, service, image, state, problem, limits, bytes);
    }

    /** What a container is doing. */
    public enum State {
        RUNNING,
        PAUSED,
        RESTARTING,
        EXITED,
        CREATED,
        DEAD,
        /** Its directory is gone; lines can be read while its files are held open. */
        REMOVED,
        UNKNOWN
    }
}
