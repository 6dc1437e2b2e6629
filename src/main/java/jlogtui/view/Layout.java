package jlogtui.view;

/**
 * Where things are on the screen.
 *
 * @param columns of the screen
 * @param rows of the screen
 * @param isNarrow times and names are shortened
 * @param stripRows rows of the histogram, above the log
 * @param bodyTop first row of the log; the header is the first one when it is more than 0
 * @param bodyRows rows of the log
 * @param timeWidth columns of the time; 0 for none
 * @param nameColumn first column of the names
 * @param nameWidth columns of the names; 0 for none
 * @param levelColumn column of the level's letter; -1 for none
 * @param messageColumn first column of the message; level and the sign of stderr are before it
 * @param messageWidth columns of the message, at least 1
 */
record Layout(
        int columns,
        int rows,
        boolean isNarrow,
        int stripRows,
        int bodyTop,
        int bodyRows,
        int timeWidth,
        int nameColumn,
        int nameWidth,
        int levelColumn,
        int messageColumn,
        int messageWidth) {
    private static final int NARROW = 60;
    private static final int LEAST_MESSAGE = 10;
    /** The letter and a blank. */
    private static final int LEVEL_WIDTH = 2;

    /**
     * @param stripRows rows of the histogram
     * @param bottomRows rows at the bottom that are not the log's: 1, or 2 under a prompt
     */
    static Layout of(int columns, int rows, int stripRows, int bottomRows, TimeColumn time, SourceList sources) {
        boolean narrow = columns < NARROW;
        int bodyTop = rows >= 3 ? 1 + stripRows : 0;
        int bodyRows = Math.max(1, rows - bodyTop - (rows >= 2 ? bottomRows : 0));
        int nameWidth = sources.nameWidth(narrow ? 8 : 16);
        int timeWidth = time.width(narrow);
        if (messageColumn(timeWidth, nameWidth) + LEAST_MESSAGE > columns) {
            nameWidth = 0;
        }
        if (messageColumn(timeWidth, nameWidth) + LEAST_MESSAGE > columns) {
            timeWidth = 0;
        }
        int first = messageColumn(timeWidth, nameWidth);
        boolean hasLevel = !narrow && timeWidth + nameWidth > 0;
        int messageColumn = Math.min(hasLevel ? first + LEVEL_WIDTH : first, columns - 1);
        int nameColumn = timeWidth == 0 ? 1 : timeWidth + 2;
        return new Layout(
                columns,
                rows,
                narrow,
                stripRows,
                bodyTop,
                bodyRows,
                timeWidth,
                nameColumn,
                nameWidth,
                hasLevel ? first : -1,
                messageColumn,
                columns - messageColumn);
    }

    /** One blank column at the left, one after the time; the sign of stderr parts names from messages. */
    private static int messageColumn(int timeWidth, int nameWidth) {
        int between = timeWidth > 0 && nameWidth > 0 ? 1 : 0;
        int sign = timeWidth + nameWidth > 0 ? 1 : 0;
        return 1 + timeWidth + between + nameWidth + sign;
    }

    /** Column of the sign of stderr; -1 where there is no room for one. */
    int signColumn() {
        return (levelColumn >= 0 ? levelColumn : messageColumn) - 1;
    }

    /** The row of status and prompts; -1 when the screen has but one row. */
    int statusRow() {
        return rows >= 2 ? rows - 1 : -1;
    }
}
