package jlogtui.view;

/** What a stretch of the screen is for. A theme gives each role its colours; {@link #key()} is its name there. */
public enum Role {
    TEXT,
    /** Message of a line that came from stderr. */
    STDERR,
    /** The sign in front of a line that came from stderr. */
    STDERR_MARK,
    TIME,
    /** Names of sources, in eight stable colours. */
    SOURCE_1,
    SOURCE_2,
    SOURCE_3,
    SOURCE_4,
    SOURCE_5,
    SOURCE_6,
    SOURCE_7,
    SOURCE_8,
    /** Laid over the whole selected row. */
    SELECTED,
    LEVEL_TRACE,
    LEVEL_DEBUG,
    LEVEL_INFO,
    LEVEL_WARN,
    LEVEL_ERROR,
    LEVEL_FATAL,
    DAMAGE,
    RULER,
    /** Stand-ins for control characters, cut-off signs, and other marks that are not the log's own text. */
    MARK,
    MUTED,
    HEADER,
    HEADER_LIVE,
    HEADER_PAUSED,
    HEADER_FILTER,
    STATUS,
    STATUS_KEY,
    STATUS_WARNING,
    PROMPT,
    PROMPT_ERROR,
    PROMPT_HINT,
    BOX,
    BOX_TITLE,
    BOX_SELECTED,
    /** Names of fields in an opened line; their values are {@link #TEXT} but for these two. */
    FIELD_KEY,
    FIELD_NUMBER,
    FIELD_WORD,
    MATCH,
    HISTOGRAM,
    HISTOGRAM_ERROR,
    /** Columns of the histogram in which the lines on the screen lie. */
    HISTOGRAM_PLACE,
    HISTOGRAM_MARK,
    EMPTY;

    /** The role's name in theme files: lower case, {@code stderr-mark}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
