package jlogtui.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jlogtui.query.PatternPart.Choice;
import jlogtui.query.PatternPart.Condition;
import jlogtui.query.PatternPart.Edge;
import jlogtui.query.PatternPart.Repeat;
import jlogtui.query.PatternPart.Sequence;
import jlogtui.query.PatternPart.Sign;

/** A pattern as numbered steps, each of which says which may follow it. The last one made is the first to take. */
final class PatternSteps {
    /** With more, a pattern is not taken apart. */
    private static final int MOST = 2000;

    /** The step behind which the pattern has matched. */
    static final int MATCH = 0;

    enum Kind {
        MATCH,
        /** Takes one character of a set, then goes on with the first. */
        SIGN,
        /** Goes on with the first or the second. */
        FORK,
        /** Goes on with the first where a condition holds. */
        EDGE
    }

    private final List<Kind> kinds = new ArrayList<>();
    private int[] first = new int[32];
    private int[] second = new int[32];
    private final List<Edge> edges = new ArrayList<>();
    private final Map<SignSet, Integer> sets = new LinkedHashMap<>();

    private PatternSteps() {}

    /** Empty when there are too many of them. */
    static Optional<PatternSteps> of(PatternPart pattern) {
        PatternSteps steps = new PatternSteps();
        steps.add(Kind.MATCH, -1, -1);
        int start = steps.make(pattern, MATCH);
        if (start < 0) {
            return Optional.empty();
        }
        steps.add(Kind.FORK, start, start);
        return Optional.of(steps);
    }

    private int add(Kind kind, int goesOn, int other) {
        int step = kinds.size();
        if (step == first.length) {
            first = Arrays.copyOf(first, 2 * step);
            second = Arrays.copyOf(second, 2 * step);
        }
        kinds.add(kind);
        first[step] = goesOn;
        second[step] = other;
        return step;
    }

    /** Makes the steps of a part; gives the first to take, or -1 when there are too many. */
    private int make(PatternPart part, int next) {
        if (next < 0 || kinds.size() > MOST) {
            return -1;
        }
        if (part instanceof Sign sign) {
            sets.putIfAbsent(sign.set(), sets.size());
            return add(Kind.SIGN, next, sets.get(sign.set()));
        }
        if (part instanceof Condition condition) {
            edges.add(condition.edge());
            return add(Kind.EDGE, next, edges.size() - 1);
        }
        if (part instanceof Sequence sequence) {
            int at = next;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                at = make(sequence.parts().get(i), at);
            }
            return at;
        }
        if (part instanceof Choice choice) {
            int at = -1;
            for (PatternPart branch : choice.parts()) {
                int made = make(branch, next);
                if (made < 0) {
                    return -1;
                }
                at = at < 0 ? made : add(Kind.FORK, at, made);
            }
            return at;
        }
        return part instanceof Repeat repeat ? makeRepeat(repeat, next) : -1;
    }

    private int makeRepeat(Repeat repeat, int next) {
        int at = next;
        if (repeat.most() == Integer.MAX_VALUE) {
            at = add(Kind.FORK, -1, next);
            int body = make(repeat.part(), at);
            if (body < 0) {
                return -1;
            }
            first[at] = body;
        } else {
            for (int i = repeat.least(); i < repeat.most() && at >= 0; i++) {
                int body = make(repeat.part(), at);
                at = body < 0 ? -1 : add(Kind.FORK, body, next);
            }
        }
        for (int i = 0; i < repeat.least() && at >= 0; i++) {
            at = make(repeat.part(), at);
        }
        return at;
    }

    int count() {
        return kinds.size();
    }

    int start() {
        return kinds.size() - 1;
    }

    Kind kind(int step) {
        return kinds.get(step);
    }

    /** The step that follows. */
    int first(int step) {
        return first[step];
    }

    /** The other step that can follow a fork. */
    int second(int step) {
        return second[step];
    }

    /** Number of the set that a sign is taken from, in the order of {@link #sets}. */
    int set(int step) {
        return second[step];
    }

    Edge edge(int step) {
        return edges.get(second[step]);
    }

    boolean hasEdges() {
        return !edges.isEmpty();
    }

    /** All sets of signs. */
    List<SignSet> sets() {
        return List.copyOf(sets.keySet());
    }
}
