package jlogtui.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jlogtui.model.Line;
import jlogtui.model.Position;

/**
 * The lines in memory, and those of them that are shown: of a folded message the first one that is in memory. Lines of other
 * messages that stand between its lines stay.
 */
final class FoldedLines {
    private final Folds folds;
    private final List<Line> memory = new ArrayList<>();
    private final List<Line> shown = new ArrayList<>();
    /** Of each line in memory the one that is shown for it; empty when nothing is hidden. */
    private int[] shownFor = {};

    FoldedLines(Folds folds) {
        this.folds = folds;
    }

    Folds folds() {
        return folds;
    }

    /** All lines in memory: to be changed only together with {@link #fold}. */
    List<Line> memory() {
        return memory;
    }

    /** The shown ones; good until the next {@link #fold}. */
    List<Line> shown() {
        return Collections.unmodifiableList(shown);
    }

    /** Works out what is shown after lines in memory or folds have changed. */
    void fold() {
        shown.clear();
        shownFor = new int[0];
        if (!folds.areAny()) {
            shown.addAll(memory);
            return;
        }
        int[] found = new int[memory.size()];
        Map<Position, Integer> first = new HashMap<>();
        for (int i = 0; i < found.length; i++) {
            Position message = memory.get(i).entry().message();
            Integer at = folds.isFolded(message) ? first.putIfAbsent(message, shown.size()) : null;
            found[i] = at == null ? shown.size() : at;
            if (at == null) {
                shown.add(memory.get(i));
            }
        }
        shownFor = shown.size() == found.length ? shownFor : found;
    }

    /** Whether lines in memory are hidden. */
    boolean hides() {
        return shownFor.length > 0;
    }

    /** Index of the shown line that stands for one in memory; behind the last one for what lies behind. */
    int shownFor(int inMemory) {
        if (inMemory >= memory.size()) {
            return shown.size();
        }
        return hides() ? shownFor[inMemory] : inMemory;
    }

    /** Index of the last line that is shown and stands at or before one in memory; the first one where there is none. */
    int shownUpTo(int inMemory) {
        int index = shownFor(inMemory);
        // Where it is hidden, the line that stands for it may be far above
        for (int i = 0; hides() && i <= inMemory && i < shownFor.length; i++) {
            index = Math.max(index, shownFor[i]);
        }
        return index;
    }

    /** Index in memory of a shown line. */
    int inMemory(int index) {
        if (!hides()) {
            return index;
        }
        // It stands at or behind the place that it has among the shown ones
        int at = index;
        while (at < shownFor.length && shownFor[at] != index) {
            at++;
        }
        return at;
    }

    /** The lines that are hidden behind a shown one. */
    List<Line> hidden(int index) {
        List<Line> hidden = new ArrayList<>();
        for (int i = hides() ? inMemory(index) + 1 : memory.size(); i < memory.size(); i++) {
            if (shownFor[i] == index) {
                hidden.add(memory.get(i));
            }
        }
        return hidden;
    }

    /** Index in memory of a line, or -1. */
    int find(Position position) {
        for (int i = 0; i < memory.size(); i++) {
            if (memory.get(i).entry().position().equals(position)) {
                return i;
            }
        }
        return -1;
    }
}
