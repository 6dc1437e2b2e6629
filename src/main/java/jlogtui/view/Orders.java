package jlogtui.view;

import jlogtui.query.TimeContext;
import jlogtui.query.TimeReading;

/** What prompts can have done. */
interface Orders {
    /** What typed times are read against now. */
    TimeContext times(TimeContext.Use use);

    void goTo(TimeReading reading);

    /** Shows only lines from this time on, epoch nanoseconds; {@link Long#MIN_VALUE} lifts the limit. */
    void since(long nanos);

    /** Shows only lines up to this time, inclusive; {@link Long#MAX_VALUE} lifts the limit. */
    void until(long nanos);

    /** What {@code :set} can change. */
    Settings settings();

    void tell(Notice notice);

    /** Shows the command line that prints what the screen shows. */
    void showCommand();

    /** Shows every key, command and setting. */
    void showHelp();

    /** Writes what the screen shows to a file. */
    void write(String file, boolean mayOverwrite);

    /** The themes that there are. */
    ThemeChoice themes();

    void quit();
}
