package jlogtui.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jlogtui.model.FastGrowth;
import jlogtui.model.Source;

/** The sources as they were last reported, and which of them are muted. */
final class SourceList {
    private static final Role[] COLOURS = {
        Role.SOURCE_1,
        Role.SOURCE_2,
        Role.SOURCE_3,
        Role.SOURCE_4,
        Role.SOURCE_5,
        Role.SOURCE_6,
        Role.SOURCE_7,
        Role.SOURCE_8
    };

    private final Map<Integer, Source> known = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Role> colours = new HashMap<>();
    private List<Source> current = List.of();
    private Set<Integer> muted;
    private boolean isKnown;
    private int changes;
    /** One source was singled out: sources that join later are muted too. */
    private boolean isSolo;
    /** They are not when they belong to this project; empty for none. */
    private String soloProject = "";

    private List<FastGrowth> growing = List.of();
    /** Ids of an earlier run: of sources that are muted when they join, or while one is singled out of those that are not. */
    private Set<String> foretold = Set.of();

    SourceList(Set<Integer> muted) {
        this.muted = muted;
    }

    /**
     * Takes a new report; {@link #muted()} may change by it.
     *
     * @return whether there is anything new but the sizes of logs
     */
    boolean accept(List<Source> sources) {
        boolean isOther = !isKnown || sources.size() != current.size();
        for (Source source : sources) {
            Source before = known.put(source.number(), source);
            isOther |= before == null || !source.isLike(before);
            if (before == null) {
                numbers.put(source.id(), source.number());
                boolean isOfSolo = !soloProject.isEmpty() && soloProject.equals(source.project());
                if (isSolo != foretold.contains(source.id()) && !isOfSolo) {
                    mute(source.number(), true);
                }
            }
        }
        current = new ArrayList<>(sources);
        current.sort(new ByName());
        isKnown = true;
        changes += isOther ? 1 : 0;
        for (Source source : current) {
            giveColour(source.name());
        }
        return isOther;
    }

    private static final class ByName implements Comparator<Source> {
        @Override
        public int compare(Source one, Source other) {
            int byName = one.name().compareTo(other.name());
            return byName != 0 ? byName : Integer.compare(one.number(), other.number());
        }
    }

    /** Grows whenever there is anything new but the sizes of logs. */
    int changes() {
        return changes;
    }

    /** Whether there has been a report. */
    boolean isKnown() {
        return isKnown;
    }

    /** By name. */
    List<Source> all() {
        return current;
    }

    Set<Integer> muted() {
        return muted;
    }

    boolean isMuted(Source source) {
        return muted.contains(source.number());
    }

    void mute(int source, boolean off) {
        mute(List.of(source), off);
    }

    void mute(List<Integer> some, boolean off) {
        Set<Integer> changed = new HashSet<>(muted);
        if (off) {
            changed.addAll(some);
        } else {
            some.forEach(changed::remove);
        }
        muted = Set.copyOf(changed);
    }

    /** Mutes all others. */
    void solo(int source) {
        solo(List.of(source), "");
    }

    /**
     * Mutes all others.
     *
     * @param project of which more containers may come that are to be shown, too; empty for none
     */
    void solo(List<Integer> some, String project) {
        Set<Integer> others = new HashSet<>(known.keySet());
        some.forEach(others::remove);
        muted = Set.copyOf(others);
        isSolo = true;
        soloProject = project;
        foretold = Set.of();
    }

    void showAll() {
        muted = Set.of();
        isSolo = false;
        soloProject = "";
        foretold = Set.of();
    }

    /** Makes sources that join be muted as they were in an earlier run. */
    void restore(ViewState.Muting muting) {
        isSolo = muting.isSolo();
        soloProject = "";
        foretold = muting.sources();
    }

    /** What is muted, by ids; what was foretold of sources that are not there is kept. */
    ViewState.Muting muting() {
        Set<String> ids = new HashSet<>(foretold);
        for (Source source : known.values()) {
            if (muted.contains(source.number()) == isSolo) {
                ids.remove(source.id());
            } else {
                ids.add(source.id());
            }
        }
        return new ViewState.Muting(ids, isSolo);
    }

    /** Takes which logs grow so fast that the reader should know, in place of those known before. */
    void growing(List<FastGrowth> fast) {
        growing = List.copyOf(fast);
    }

    /** The logs that grow so fast that the reader should know. */
    List<FastGrowth> growing() {
        return growing;
    }

    /** How fast such a log grows, in bytes a second; 0 for all others. */
    long fastGrowth(int source) {
        for (FastGrowth one : growing) {
            if (one.source() == source) {
                return Math.max(1, one.bytesPerSecond());
            }
        }
        return 0;
    }

    /** A source as it was last reported; null when it never was. */
    Source source(int number) {
        return known.get(number);
    }

    /** The id of a source; empty when it was never reported. */
    String id(int number) {
        Source source = known.get(number);
        return source == null ? "" : source.id();
    }

    /** The number of a source; -1 when it was never reported. */
    int number(String id) {
        return numbers.getOrDefault(id, -1);
    }

    /** How many that could be read are muted. */
    int mutedCount() {
        int count = 0;
        for (Source source : current) {
            count += isMuted(source) && source.problem().isEmpty() ? 1 : 0;
        }
        return count;
    }

    int unreadableCount() {
        int count = 0;
        for (Source source : current) {
            count += source.problem().isEmpty() ? 0 : 1;
        }
        return count;
    }

    /** The name of a source; of one that was never reported, its number. */
    String name(int number) {
        Source source = known.get(number);
        return source == null ? "#" + number : source.name();
    }

    /** The colour of a name: it stays, whatever else is shown. */
    Role colour(String name) {
        Role given = colours.get(name);
        return given == null ? preferred(name, 0) : given;
    }

    /** A name prefers a colour of its own, the same in each run, and goes on to the next where others had it first. */
    private void giveColour(String name) {
        if (colours.containsKey(name)) {
            return;
        }
        int fewest = Integer.MAX_VALUE;
        Role best = null;
        for (int step = 0; step < COLOURS.length; step++) {
            Role candidate = preferred(name, step);
            int taken = Collections.frequency(colours.values(), candidate);
            if (taken < fewest) {
                fewest = taken;
                best = candidate;
            }
        }
        colours.put(name, best);
    }

    private static Role preferred(String name, int step) {
        int hash = name.hashCode();
        return COLOURS[Math.floorMod((hash ^ (hash >>> 7) ^ (hash >>> 17)) + step, COLOURS.length)];
    }

    /** Columns for the names: as many as the widest that is shown takes, within the cap; 0 when a name says nothing. */
    int nameWidth(int cap) {
        if (current.size() < 2) {
            return 0;
        }
        int widest = 1;
        for (Source source : current) {
            if (!isMuted(source) && source.problem().isEmpty()) {
                widest = Math.max(widest, TextCleaner.clean(source.name(), Style.of(Role.TEXT)).length);
            }
        }
        return Math.min(widest, cap);
    }
}
