package jlogtui.docker;

/**
 * How a container's output is kept. Fixed when the container is created.
 *
 * @param driver name of the log driver, such as {@code json-file}; empty when it is not known
 * @param rotation how the JSON file is rotated
 * @param nonBlocking Docker drops new lines silently when the disk is slower than the container
 */
public record Logging(String driver, Rotation rotation, boolean nonBlocking) {
    static final String JSON_FILE = "json-file";
    static final Logging UNKNOWN = new Logging("", Rotation.NEVER, false);

    /** Whether the driver is known to write no JSON file. */
    boolean leavesNoJsonFile() {
        return !driver.isEmpty() && !driver.equals(JSON_FILE);
    }
}
