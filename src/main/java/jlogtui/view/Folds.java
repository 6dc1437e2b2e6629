package jlogtui.view;

import java.util.LinkedHashSet;
import java.util.Set;
import jlogtui.model.Position;

/** Which messages of several lines are folded: all or none, but for those that the reader has chosen. */
final class Folds {
    private static final int MOST = 1000;

    private boolean areAll;
    /** Where the messages begin that are the other way. */
    private final Set<Position> others = new LinkedHashSet<>();

    /** Whether messages are folded unless the reader has unfolded them. */
    boolean areAll() {
        return areAll;
    }

    void all(boolean fold) {
        areAll = fold;
        others.clear();
    }

    /** Whether any message can be folded. */
    boolean areAny() {
        return areAll || !others.isEmpty();
    }

    /** @param message where its first line begins */
    boolean isFolded(Position message) {
        return areAll != others.contains(message);
    }

    void set(Position message, boolean fold) {
        if (fold == areAll) {
            others.remove(message);
            return;
        }
        if (others.size() >= MOST) {
            others.remove(others.iterator().next());
        }
        others.add(message);
    }
}
