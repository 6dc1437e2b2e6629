package jlogtui.docker;

import jlogtui.model.Source;

/** Why a container has no JSON log file, in words, and which of these reasons are nobody's fault. */
final class Absence {
    private static final String DRIVER = "driver ";
    private static final String NEVER_STARTED = "never started";
    private static final String NO_CONTAINER = "neither log nor configuration";

    private Absence() {}

    static String why(Facts known, Logging logging) {
        if (logging.leavesNoJsonFile()) {
            String driver = logging.driver();
            return DRIVER + driver + (driver.equals("none") ? " keeps no log" : " keeps no JSON file");
        }
        if (known.run().state() == Source.State.CREATED) {
            return NEVER_STARTED;
        }
        return known.equals(Facts.NONE) && logging.driver().isEmpty() ? NO_CONTAINER : "log file is missing";
    }

    /** Whether the problem means that there is no log that could be read, rather than one that cannot. */
    static boolean isExpected(String problem) {
        return problem.startsWith(DRIVER) || problem.equals(NEVER_STARTED) || problem.equals(NO_CONTAINER);
    }
}
