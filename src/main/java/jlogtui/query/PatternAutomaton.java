package jlogtui.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jlogtui.query.PatternPart.Edge;

/**
 * Says whether a pattern matches somewhere in a text, in one pass over its bytes: all ways through the pattern are gone
 * at the same time, and each set of steps that was come to is remembered with what every kind of character makes of it.
 * Hence no text takes longer than another of its length, apart from what is learnt on the way.
 *
 * <p>May be used by several threads, one at a time.
 */
final class PatternAutomaton {
    private static final int UNKNOWN = -1;
    private static final int MATCHED = -2;
    /** Room for what is learnt, in numbers of four bytes. */
    private static final int MOST_CELLS = 1 << 16;
    /** After as many times in which the room did not do, this is no faster than any other way. */
    private static final int MOST_REFILLS = 8;

    /** What stands before a place or behind it. */
    private enum Side {
        NOTHING,
        LINE_FEED,
        WORD,
        OTHER
    }

    /** Steps that can be taken next, ascending, and what stands before; the steps of the start go without saying. */
    private record State(int[] steps, Side before) {
        @Override
        public boolean equals(Object other) {
            return other instanceof State state && before == state.before && Arrays.equals(steps, state.steps);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(steps) + before.hashCode();
        }
    }

    private final PatternSteps steps;
    private final SignKinds kinds;
    /** By the number of a set: the kinds in it. */
    private final BitSet[] kindsOfSet;

    private final Side[] sideOfKind;
    /** Numbers for each state: one for each kind of character, and the last for the end of the text. */
    private final int stride;

    private final Map<State, Integer> numbers = new HashMap<>();
    private final List<State> states = new ArrayList<>();
    private int[] next;
    private int refills;
    private int learnt;
    private final BitSet seen = new BitSet();
    private final int[] toVisit;

    private PatternAutomaton(PatternSteps steps, SignKinds kinds) {
        this.steps = steps;
        this.kinds = kinds;
        List<SignSet> sets = steps.sets();
        kindsOfSet = new BitSet[sets.size()];
        for (int i = 0; i < kindsOfSet.length; i++) {
            kindsOfSet[i] = new BitSet();
            for (int kind = 0; kind < kinds.count(); kind++) {
                kindsOfSet[i].set(kind, sets.get(i).holds(kinds.example(kind)));
            }
        }
        sideOfKind = new Side[kinds.count()];
        for (int kind = 0; kind < sideOfKind.length; kind++) {
            int sign = kinds.example(kind);
            boolean matters = steps.hasEdges();
            sideOfKind[kind] = !matters
                    ? Side.OTHER
                    : sign == '\n' ? Side.LINE_FEED : SignSet.WORD.holds(sign) ? Side.WORD : Side.OTHER;
        }
        stride = kinds.count() + 1;
        toVisit = new int[2 * steps.count() + 2];
        clear();
    }

    /**
     * @param pattern one that RE2/J has taken
     * @return empty when it is one of those that only RE2/J knows
     */
    static Optional<PatternAutomaton> of(String pattern, boolean ignoresCase) {
        PatternPart part = PatternReader.read(pattern, ignoresCase).orElse(null);
        PatternSteps steps = part == null ? null : PatternSteps.of(part).orElse(null);
        if (steps == null) {
            return Optional.empty();
        }
        List<SignSet> sets = new ArrayList<>(steps.sets());
        if (steps.hasEdges()) {
            sets.add(SignSet.WORD);
            sets.add(SignSet.LINE_FEED);
        }
        SignKinds kinds = SignKinds.of(sets);
        return kinds == null ? Optional.empty() : Optional.of(new PatternAutomaton(steps, kinds));
    }

    private void clear() {
        numbers.clear();
        states.clear();
        next = new int[16 * stride];
        number(new State(new int[0], Side.NOTHING));
    }

    /** Whether so much had to be learnt that RE2/J may be faster. */
    synchronized boolean isOverwhelmed() {
        return refills > MOST_REFILLS;
    }

    /** How often something had to be worked out, for tests of bounded work. */
    synchronized int learnt() {
        return learnt;
    }

    /** Whether the pattern matches somewhere in the first {@code length} bytes, which are valid UTF-8. */
    synchronized boolean isIn(byte[] text, int length) {
        int[] table = next;
        int state = 0;
        int at = 0;
        while (at < length) {
            byte b = text[at];
            int kind;
            if (b >= 0) {
                kind = kinds.ofAscii(b);
                at++;
            } else {
                int signLength = b >= (byte) 0xF0 ? 4 : b >= (byte) 0xE0 ? 3 : 2;
                kind = kinds.ofOther(codePoint(text, at, signLength));
                at += signLength;
            }
            int to = table[state * stride + kind];
            if (to < 0) {
                to = to == UNKNOWN ? learn(state, kind) : to;
                table = next;
                if (to == MATCHED) {
                    return true;
                }
            }
            state = to;
        }
        int end = table[state * stride + stride - 1];
        return (end == UNKNOWN ? learn(state, stride - 1) : end) == MATCHED;
    }

    private static int codePoint(byte[] text, int at, int length) {
        int codePoint = text[at] & (0xFF >> (length + 1));
        for (int i = 1; i < length; i++) {
            codePoint = codePoint << 6 | text[at + i] & 0x3F;
        }
        return codePoint;
    }

    /** Works out what a kind of character, or the end, makes of a state; gives the number of what it becomes. */
    private int learn(int from, int kind) {
        learnt++;
        State state = states.get(from);
        boolean isEnd = kind == stride - 1;
        Side behind = isEnd ? Side.NOTHING : sideOfKind[kind];
        BitSet reached = reach(state, behind);
        int to;
        if (reached.get(PatternSteps.MATCH)) {
            to = MATCHED;
        } else if (isEnd) {
            to = 0;
        } else {
            BitSet after = new BitSet();
            for (int step = reached.nextSetBit(0); step >= 0; step = reached.nextSetBit(step + 1)) {
                if (steps.kind(step) == PatternSteps.Kind.SIGN && kindsOfSet[steps.set(step)].get(kind)) {
                    after.set(steps.first(step));
                }
            }
            State became = new State(after.stream().toArray(), behind);
            Integer known = numbers.get(became);
            if (known == null && (states.size() + 1) * stride > MOST_CELLS) {
                refills++;
                clear();
                return number(became);
            }
            to = known == null ? number(became) : known;
        }
        next[from * stride + kind] = to;
        return to;
    }

    private int number(State state) {
        Integer known = numbers.putIfAbsent(state, states.size());
        if (known != null) {
            return known;
        }
        int number = states.size();
        states.add(state);
        if (next.length < states.size() * stride) {
            next = Arrays.copyOf(next, 2 * next.length);
        }
        Arrays.fill(next, number * stride, (number + 1) * stride, UNKNOWN);
        return number;
    }

    /** The steps that can be come to without taking a character. */
    private BitSet reach(State state, Side behind) {
        seen.clear();
        int count = 0;
        seen.set(steps.start());
        toVisit[count++] = steps.start();
        for (int step : state.steps()) {
            seen.set(step);
            toVisit[count++] = step;
        }
        while (count > 0) {
            int step = toVisit[--count];
            switch (steps.kind(step)) {
                case FORK -> {
                    count = visit(steps.first(step), count);
                    count = visit(steps.second(step), count);
                }
                case EDGE -> {
                    if (holds(steps.edge(step), state.before(), behind)) {
                        count = visit(steps.first(step), count);
                    }
                }
                case SIGN, MATCH -> {}
            }
        }
        return seen;
    }

    private int visit(int step, int count) {
        if (seen.get(step)) {
            return count;
        }
        seen.set(step);
        toVisit[count] = step;
        return count + 1;
    }

    private static boolean holds(Edge edge, Side before, Side behind) {
        return switch (edge) {
            case TEXT_START -> before == Side.NOTHING;
            case TEXT_END -> behind == Side.NOTHING;
            case LINE_START -> before == Side.NOTHING || before == Side.LINE_FEED;
            case LINE_END -> behind == Side.NOTHING || behind == Side.LINE_FEED;
            case WORD_BORDER -> (before == Side.WORD) != (behind == Side.WORD);
            case NO_WORD_BORDER -> (before == Side.WORD) == (behind == Side.WORD);
        };
    }
}
