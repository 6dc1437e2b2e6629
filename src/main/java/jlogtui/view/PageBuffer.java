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
 * The lines in memory, the part of them that is on the screen ({@link Viewport}), and the selected one. The lines are an unbroken stretch of
 * the filtered log between two cuts, so lengthening it at either end neither loses nor doubles a line. A line takes one
 * row, or several when wrapped; then the first one on the screen may begin above it.
 */
final class PageBuffer {
    /** Lines kept on each side of the screen where most of them are hidden. */
    private static final int MOST_HIDDEN = 5000;

    private final Rulers rulers;
    private final FoldedLines folded = new FoldedLines(new Folds());
    private final Viewport viewport;
    /** Those that are shown. */
    private List<Line> lines = folded.shown();

    private boolean atStart;
    private boolean atEnd;
    private Cut top;
    private Cut bottom;
    private long totalBytes;

    private int selected;

    /**
     * @param heights rows that a line takes, at least 1
     * @param rulers what takes further rows of it
     */
    PageBuffer(ToIntFunction<Line> heights, Rulers rulers) {
        this.rulers = rulers;
        viewport = new Viewport(folded, heights, rulers);
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

    /** Which of the lines are on the screen. */
    Viewport viewport() {
        return viewport;
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
        viewport.first(0, 0);
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
            viewport.place(selected, row);
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
        int firstBefore = wasEmpty ? 0 : folded.inMemory(viewport.first());
        folded.memory().addAll(0, more);
        fold();
        atStart = nothingBefore;
        top = newTop;
        placeRulers();
        if (!wasEmpty) {
            // Of a folded message whose head has only now come, the line that stood for it goes: who goes up must miss
            // nothing
            selected = folded.shownUpTo(selectedBefore + more.size());
            viewport.first(folded.shownUpTo(firstBefore + more.size()), viewport.hidden());
        } else if (!lines.isEmpty()) {
            select(lines.size() - 1);
            viewport.toBottom();
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
        int last = viewport.lastOnScreen();
        int end =
                Math.min(folded.inMemory(Math.min(lines.size(), last + 1 + keep)), folded.inMemory(last) + MOST_HIDDEN);
        if (end < memory.size()) {
            bottom = memory.get(end).before();
            memory.subList(end, memory.size()).clear();
            atEnd = false;
        }
        int firstBefore = folded.inMemory(viewport.first());
        int selectedBefore = folded.inMemory(selected);
        int drop = Math.max(folded.inMemory(Math.max(0, viewport.first() - keep)), firstBefore - MOST_HIDDEN);
        if (drop > 0) {
            memory.subList(0, drop).clear();
            top = memory.get(0).before();
            atStart = false;
        }
        fold();
        int firstNow = folded.shownFor(firstBefore - Math.max(0, drop));
        selected = folded.shownFor(Math.max(0, selectedBefore - Math.max(0, drop)));
        placeRulers();
        viewport.first(firstNow, viewport.hidden());
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
        viewport.place(selected, Math.max(0, row));
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
        viewport.rows(count);
        reveal();
    }

    void select(int index) {
        selected = Math.max(0, Math.min(index, lines.size() - 1));
    }

    /** Scrolls as little as shows the selected line; of one that is higher than the screen, as much as fits. */
    void reveal() {
        if (lines.isEmpty()) {
            return;
        }
        int row = selectedRow();
        int height = viewport.height(selected);
        if (height > viewport.rows()) {
            if (row >= viewport.rows() || row + height <= 0) {
                viewport.place(selected, row < 0 ? viewport.rows() - height : 0);
            }
        } else if (row < 0) {
            viewport.place(selected, 0);
        } else if (row + height > viewport.rows()) {
            viewport.place(selected, viewport.rows() - height);
        }
        viewport.fill(atEnd);
    }

    /** Leaves no blank rows below the end of the log while there are lines above the screen. */
    void fill() {
        viewport.fill(atEnd);
    }

    /** The row where the selected line begins; negative when that is above the screen. */
    int selectedRow() {
        return viewport.rowOf(selected);
    }

    /** Lines in memory from the top of the screen on, where some of them are hidden; else 0. */
    int memoryFromScreen() {
        return folded.hides() ? folded.memory().size() - folded.inMemory(viewport.first()) + viewport.rows() : 0;
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
        if (viewport.height(selected) > viewport.rows()
                && selectedRow() + viewport.height(selected) > viewport.rows()) {
            viewport.scrollDown(1);
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
        if (viewport.height(selected) > viewport.rows() && selectedRow() < 0) {
            viewport.scrollUp(1);
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
        int left = rowCount > 0 ? viewport.scrollDown(rowCount) : -viewport.scrollUp(-rowCount);
        selected = viewport.lineAt(row);
        boolean atEdge = left > 0 ? atEnd : atStart;
        if (left != 0 && atEdge) {
            int target = viewport.lineAt(Math.max(0, Math.min(viewport.rows() - 1, row + left)));
            left -= target == selected
                    ? 0
                    : (left > 0 ? Math.min(left, viewport.rows() - 1 - row) : Math.max(left, -row));
            selected = target;
        }
        return left;
    }

    /** Scrolls by rows; the selection moves only when it would leave the screen. Returns the rows that remain. */
    int scroll(int rowCount) {
        if (lines.isEmpty()) {
            return rowCount;
        }
        int left = rowCount > 0 ? viewport.scrollDown(rowCount) : -viewport.scrollUp(-rowCount);
        selected = Math.max(viewport.first(), Math.min(selected, viewport.lastOnScreen()));
        reveal();
        return left;
    }
}
