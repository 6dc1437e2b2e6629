package jlogtui.docker;

import jlogtui.model.Source;

/**
 * One container as its files describe it, or one log file given by its path. Every text in it is safe to print: control
 * and formatting characters have been replaced by escapes such as {@code \x1b}. Immutable.
 *
 * @param id the full id, or the absolute path of a log that belongs to no container that could be told
 * @param name the name to show; the short id when the container's files do not tell one
 * @param dockerName the name that Docker knows, without the slash. Differs from {@code name} while Compose re-creates the
 *     container; empty when the files do not tell it
 * @param project Compose project, or empty
 * @param service Compose service, or empty
 * @param image image name as typed, or empty
 * @param tty it has a terminal: one stream, lines that end in CR LF
 * @param run what it does or last did
 * @param logging its log driver and rotation
 * @param files where its log lies
 * @param problem why it has no lines to read, short and lower case; empty when it has
 */
public record Container(
        String id,
        String name,
        String dockerName,
        String project,
        String service,
        String image,
        boolean tty,
        Run run,
        Logging logging,
        LogFiles files,
        String problem) {
    /** The {@link #problem} of a container whose log may not be opened. */
    public static final String DENIED = "permission denied";

    private static final int SHORT_ID = 12;
    private static final int FULL_ID = 64;

    static boolean isFullId(String text) {
        if (text.length() != FULL_ID) {
            return false;
        }
        for (int at = 0; at < FULL_ID; at++) {
            char digit = text.charAt(at);
            if (digit < '0' || digit > 'f' || digit > '9' && digit < 'a') {
                return false;
            }
        }
        return true;
    }

    static String shortId(String id) {
        return isFullId(id) ? id.substring(0, SHORT_ID) : id;
    }

    /** The first 12 characters of the id, as Docker shows it; empty for a log that belongs to no container. */
    public String shortId() {
        return isFullId(id) ? shortId(id) : "";
    }

    /** Whether there are lines to read. */
    public boolean isReadable() {
        return problem.isEmpty();
    }

    /** Whether its log should be there and cannot be read; false of a container that keeps none. */
    public boolean hasFailed() {
        return !isReadable() && !Absence.isExpected(problem);
    }

    /**
     * The words of the model for this container.
     *
     * @param number the source's number, chosen by the caller
     * @param sizeBytes bytes of its log, as {@link Source#sizeBytes} counts them
     */
    public Source toSource(int number, long sizeBytes) {
        return new Source(
                number,
                id,
                name,
                project,
                service,
                image,
                run.state(),
                problem,
                logging.rotation().text(),
                sizeBytes);
    }

    /** This container with its log as it is later: for a look that finds its log and nothing that describes it. */
    public Container withLogOf(Container later) {
        return withFiles(later.files).withProblem(later.problem);
    }

    Container withName(String other) {
        return new Container(id, other, dockerName, project, service, image, tty, run, logging, files, problem);
    }

    Container withId(String other) {
        return new Container(other, name, dockerName, project, service, image, tty, run, logging, files, problem);
    }

    Container withFiles(LogFiles other) {
        return new Container(id, name, dockerName, project, service, image, tty, run, logging, other, problem);
    }

    Container withProblem(String other) {
        return new Container(id, name, dockerName, project, service, image, tty, run, logging, files, other);
    }
}
