package jlogtui.view;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import jlogtui.model.Cut;
import jlogtui.model.Entry;
import jlogtui.model.Line;
import jlogtui.model.Page;
import jlogtui.model.Position;
import jlogtui.query.Filter;

/**
 * The lines in memory, the part of them that is on the screen, and the selected one. The lines are an unbroken stretch of
 * the filtered log between two cuts, so lengthening it at either end neither loses nor doubles a line. A line takes one
 * row, or several when wrapped; then the first one on the screen may begin above it.
 */
final class PageBuffer {
    /** Lines kept on each side of the screen where most of them are hidden. */
    private static final int MOST_HIDDEN = 5000;

    private final ToIntFunction<Line> heights;
    private final Rulers rulers;
    private final FoldedLines folded = new FoldedLines(new Folds());
    /** Those that are shown. */
    private List<Line> lines = folded.shown();

    private boolean atStart;
    private boolean atEnd;
    private Cut top;
    private Cut bottom;
    private long totalBytes;

    private int rows = 1;
    private int selected;
    private int first;
    /** Rows of the first line that are above the screen. */
    private int hidden;

    /**
     * @param heights rows that a line takes, at least 1
     * @param rulers what takes further rows of it
     */
    PageBuffer(ToIntFunction<Line> heights, Rulers rulers) {
        this.heights = heights;
        this.rulers = rulers;
    }

    /** How many are shown; every index is one of these, unless it is said to be one in memory. */
    int size() {
        return lines.size();
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    Line line(int index) {
        return lines.get(index);
    }

    /** All of them, also those that are hidden in folded messages, as they are at the moment. */
    List<Line> lines() {
        return Collections.unmodifiableList(folded.memory());
    }

    /** Which of the lines in memory are shown. */
    FoldedLines folded() {
        return folded;
    }

    int selected() {
        return selected;
    }

    /** The selected line, or null when there is none. */
    Line selectedLine() {
        return lines.isEmpty() ? null : lines.get(selected);
    }

    int first() {
        return first;
    }

    int hidden() {
        return hidden;
    }

    int rows() {
        return rows;
    }

    boolean atStart() {
        return atStart;
    }

    boolean atEnd() {
        return atEnd;
    }

    /** The place before the first line; null before the first page. */
    Cut top() {
        return top;
    }

    /** The place behind the last line; null before the first page. */
    Cut bottom() {
        return bottom;
    }

    long totalBytes() {
        return totalBytes;
    }

    /** Index of the line that is shown for one in memory; -1 when that is not there. */
    int indexOf(Position position) {
        int index = folded.find(position);
        return index < 0 ? -1 : folded.shownFor(index);
    }

    /**
     * Index of an entry or, when it is not there, of the nearest in time.
     *
     * @param after index in memory of the first line that lies behind it
     */
    int nearest(Entry entry, int after) {
        List<Line> memory = folded.memory();
        int index = folded.find(entry.position());
        if (index >= 0 || after == 0 || after >= memory.size()) {
            return folded.shownFor(index >= 0 ? index : after);
        }
        long toAfter = memory.get(after).entry().orderNanos() - entry.orderNanos();
        long toBefore = entry.orderNanos() - memory.get(after - 1).entry().orderNanos();
        return folded.shownFor(toBefore < toAfter ? after - 1 : after);
    }

    /** Takes a page instead of all that was there. The first line is selected and on top until the caller says more. */
    void replace(Page page) {
        folded.memory().clear();
        folded.memory().addAll(page.lines());
        fold();
        atStart = page.atStart();
        atEnd = page.atEnd();
        bottom = page.bottom();
        top = page.top();
        totalBytes = page.totalBytes();
        selected = 0;
        first = 0;
        hidden = 0;
        placeRulers();
    }

    private void fold() {
        folded.fold();
        lines = folded.shown();
    }

    /** Folds have changed: what is selected stays at its row, or gives it to the first line of its message. */
    void refold(int row) {
        if (!lines.isEmpty()) {
            int index = folded.inMemory(selected);
            fold();
            placeRulers();
            selected = folded.shownFor(index);
            place(selected, row);
            reveal();
        }
    }

    /** Finds the rows of what stands between the lines; where the screen begins is for the caller to say again. */
    void placeRulers() {
        rulers.place(lines, atStart, atEnd);
    }

    Rulers rulers() {
        return rulers;
    }

    /** Adds lines behind the last one. */
    void append(List<Line> more, Cut newBottom, boolean nothingBehind) {
        folded.memory().addAll(more);
        fold();
        bottom = newBottom;
        atEnd = nothingBehind;
        placeRulers();
    }

    /** Adds lines before the first one; what is on the screen stays where it is. */
    void prepend(List<Line> more, Cut newTop, boolean nothingBefore) {
        boolean wasEmpty = lines.isEmpty();
        int selectedBefore = wasEmpty ? 0 : folded.inMemory(selected);
        int firstBefore = wasEmpty ? 0 : folded.inMemory(first);
        folded.memory().addAll(0, more);
        fold();
        atStart = nothingBefore;
        top = newTop;
        placeRulers();
        if (!wasEmpty) {
            // Of a folded message whose head has only now come, the line that stood for it goes: who goes up must miss
            // nothing
            selected = folded.shownUpTo(selectedBefore + more.size());
            first = folded.shownUpTo(firstBefore + more.size());
            hidden = Math.min(hidden, height(first) - 1);
        } else if (!lines.isEmpty()) {
            select(lines.size() - 1);
            toBottom();
        }
    }

    void totalBytes(long bytes) {
        totalBytes = bytes;
    }

    /** Drops lines that are far from the screen. */
    void trim(int keep) {
        if (lines.isEmpty()) {
            return;
        }
        List<Line> memory = folded.memory();
        int last = lastOnScreen();
        int end =
                Math.min(folded.inMemory(Math.min(lines.size(), last + 1 + keep)), folded.inMemory(last) + MOST_HIDDEN);
        if (end < memory.size()) {
            bottom = memory.get(end).before();
            memory.subList(end, memory.size()).clear();
            atEnd = false;
        }
        int firstBefore = folded.inMemory(first);
        int selectedBefore = folded.inMemory(selected);
        int drop = Math.max(folded.inMemory(Math.max(0, first - keep)), firstBefore - MOST_HIDDEN);
        if (drop > 0) {
            memory.subList(0, drop).clear();
            top = memory.get(0).before();
            atStart = false;
        }
        fold();
        first = folded.shownFor(firstBefore - Math.max(0, drop));
        selected = folded.shownFor(Math.max(0, selectedBefore - Math.max(0, drop)));
        placeRulers();
    }

    /** Keeps only the lines that a filter shows; the stretch between the cuts stays the same. */
    void retain(Filter filter) {
        int row = selectedRow();
        List<Line> memory = folded.memory();
        int before = Math.min(folded.inMemory(selected), memory.size());
        Set<Position> messages = filter.text().asksForMessages() ? matching(filter) : Set.of();
        Predicate<Entry> isKept =
                filter.text().asksForMessages() ? entry -> messages.contains(entry.message()) : filter::matches;
        int keptBefore = 0;
        for (int i = 0; i < before; i++) {
            keptBefore += isKept.test(memory.get(i).entry()) ? 1 : 0;
        }
        memory.removeIf(line -> !isKept.test(line.entry()));
        fold();
        placeRulers();
        selected = Math.max(0, Math.min(folded.shownFor(keptBefore), lines.size() - 1));
        place(selected, Math.max(0, row));
    }

    /** The messages of which a line in memory matches; the log tells of the others. */
    private Set<Position> matching(Filter filter) {
        Set<Position> messages = new HashSet<>();
        for (Line line : folded.memory()) {
            if (filter.matches(line.entry())) {
                messages.add(line.entry().message());
            }
        }
        return messages;
    }

    /** Tells how high the screen is; the selected line stays on it. */
    void rows(int count) {
        rows = Math.max(1, count);
        reveal();
    }

    void select(int index) {
        selected = Math.max(0, Math.min(index, lines.size() - 1));
    }

    /** Makes the line begin at a row of the screen, as far as lines before it allow. Row may be negative. */
    void place(int index, int row) {
        first = Math.max(0, Math.min(index, lines.size() - 1));
        hidden = 0;
        if (lines.isEmpty()) {
            return;
        }
        if (row < 0) {
            hidden = Math.min(-row, height(first) - 1);
            return;
        }
        int above = row;
        while (above > 0 && first > 0) {
            first--;
            above -= height(first);
        }
        hidden = Math.max(0, -above);
    }

    /** Puts the last line at the bottom of the screen. */
    void toBottom() {
        if (!lines.isEmpty()) {
            place(lines.size() - 1, rows - height(lines.size() - 1));
        }
    }

    /** Scrolls as little as shows the selected line; of one that is higher than the screen, as much as fits. */
    void reveal() {
        if (lines.isEmpty()) {
            return;
        }
        int row = selectedRow();
        int height = height(selected);
        if (height > rows) {
            if (row >= rows || row + height <= 0) {
                place(selected, row < 0 ? rows - height : 0);
            }
        } else if (row < 0) {
            place(selected, 0);
        } else if (row + height > rows) {
            place(selected, rows - height);
        }
        fill();
    }

    /** Leaves no blank rows below the end of the log while there are lines above the screen. */
    void fill() {
        if (atEnd && rowsBelow(0) < 0 && (first > 0 || hidden > 0)) {
            toBottom();
        }
    }

    /** The row where the selected line begins; negative when that is above the screen. */
    int selectedRow() {
        return rowOf(selected);
    }

    /** The row where a line begins, or a row outside the screen when it is not on it. */
    int rowOf(int index) {
        if (index < first) {
            int row = -hidden;
            for (int i = first - 1; i >= index; i--) {
                row -= height(i);
            }
            return row;
        }
        int row = -hidden;
        for (int i = first; i < index && row < rows; i++) {
            row += height(i);
        }
        return row;
    }

    /** The line at a row of the screen; the last one when the row is blank. */
    int lineAt(int row) {
        int index = first;
        int end = height(first) - hidden;
        while (end <= row && index + 1 < lines.size()) {
            index++;
            end += height(index);
        }
        return index;
    }

    /** Lines in memory from the top of the screen on, where some of them are hidden; else 0. */
    int memoryFromScreen() {
        return folded.hides() ? folded.memory().size() - folded.inMemory(first) + rows : 0;
    }

    int lastOnScreen() {
        return lines.isEmpty() ? -1 : lineAt(rows - 1);
    }

    /** Rows below the screen, counted only as far as {@code enough}; negative when rows of the screen are blank. */
    int rowsBelow(int enough) {
        int below = -hidden - rows;
        for (int i = first; i < lines.size() && below <= enough; i++) {
            below += height(i);
        }
        return below;
    }

    /**
     * Moves the selection by lines; a line higher than the screen is first scrolled through.
     *
     * @return how many steps remain because no lines are left
     */
    int move(int steps) {
        int left = steps;
        while (left != 0 && (left > 0 ? stepDown() : stepUp())) {
            left += left > 0 ? -1 : 1;
        }
        return left;
    }

    private boolean stepDown() {
        if (lines.isEmpty()) {
            return false;
        }
        if (height(selected) > rows && selectedRow() + height(selected) > rows) {
            scrollDown(1);
            return true;
        }
        if (selected + 1 >= lines.size()) {
            return false;
        }
        selected++;
        reveal();
        return true;
    }

    private boolean stepUp() {
        if (lines.isEmpty()) {
            return false;
        }
        if (height(selected) > rows && selectedRow() < 0) {
            scrollUp(1);
            return true;
        }
        if (selected == 0) {
            return false;
        }
        selected--;
        reveal();
        return true;
    }

    /**
     * Scrolls by rows, down when positive; the selection stays at its row of the screen. When the log ends first, the
     * selection goes on to its end.
     *
     * @return how many rows remain because no lines are left
     */
    int page(int rowCount) {
        if (lines.isEmpty()) {
            return rowCount;
        }
        int row = Math.max(0, selectedRow());
        int left = rowCount > 0 ? scrollDown(rowCount) : -scrollUp(-rowCount);
        selected = lineAt(row);
        boolean atEdge = left > 0 ? atEnd : atStart;
        if (left != 0 && atEdge) {
            int target = lineAt(Math.max(0, Math.min(rows - 1, row + left)));
            left -= target == selected ? 0 : (left > 0 ? Math.min(left, rows - 1 - row) : Math.max(left, -row));
            selected = target;
        }
        return left;
    }

    /** Scrolls by rows; the selection moves only when it would leave the screen. Returns the rows that remain. */
    int scroll(int rowCount) {
        if (lines.isEmpty()) {
            return rowCount;
        }
        int left = rowCount > 0 ? scrollDown(rowCount) : -scrollUp(-rowCount);
        selected = Math.max(first, Math.min(selected, lastOnScreen()));
        reveal();
        return left;
    }

    private int scrollDown(int rowCount) {
        int scrolled = Math.max(0, Math.min(rowCount, rowsBelow(rowCount)));
        hidden += scrolled;
        while (hidden > 0 && hidden >= height(first)) {
            hidden -= height(first);
            first++;
        }
        return rowCount - scrolled;
    }

    private int scrollUp(int rowCount) {
        hidden -= rowCount;
        while (hidden < 0 && first > 0) {
            first--;
            hidden += height(first);
        }
        int left = Math.max(0, -hidden);
        hidden = Math.max(0, hidden);
        return left;
    }

    private int height(int index) {
        Line line = lines.get(index);
        return heights.applyAsInt(line) + rulers.rows(line);
    }
}
