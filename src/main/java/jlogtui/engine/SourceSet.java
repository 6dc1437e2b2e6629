package jlogtui.engine;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import jlogtui.docker.Container;
import jlogtui.docker.Scan;
import jlogtui.file.FileSlots;
import jlogtui.file.TemporarySpace;

/**
 * The sources that there are, by number, and their files. A container that goes stays as removed, readable as far as
 * its files are held open, until there are many such; its number is not used again. Owned by one thread; what {@link #states} gives may be read by any.
 */
public final class SourceSet implements Closeable {
    /** Removed containers whose lines are kept; a host may make and remove containers all day. */
    private static final int MOST_REMOVED = 64;

    private final Supplier<Scan> finder;
    private final FileSlots slots;
    private final TemporarySpace space;
    private final InstantSource clock;
    private final Map<String, OpenSource> byId = new LinkedHashMap<>();
    private final Map<Path, List<OpenSource>> byDirectory = new HashMap<>();
    private final Map<Integer, OpenSource> byNumber = new HashMap<>();
    private int nextNumber;

    private final FreeSpace free;
    private boolean hasSwept;
    /** Somebody reads all sources at a pace of their own, those to come too. */
    private boolean isFollowed;

    private volatile List<SourceState> states = List.of();
    private String problem = "";

    /**
     * @param finder looks for containers, as often as it is asked
     * @param slots the descriptors to use
     * @param space where compressed files are inflated
     */
    public SourceSet(Supplier<Scan> finder, FileSlots slots, TemporarySpace space, InstantSource clock) {
        this(finder, slots, space, clock, new FreeSpace());
    }

    /** @param free says what is free on a disk */
    SourceSet(Supplier<Scan> finder, FileSlots slots, TemporarySpace space, InstantSource clock, FreeSpace free) {
        this.free = free;
        this.finder = finder;
        this.slots = slots;
        this.space = space;
        this.clock = clock;
    }

    /** Looks for containers that came, changed or went, and then at the files of all of them. */
    public boolean sweep() {
        Scan scan = finder.get();
        problem = scan.problem();
        boolean changed = false;
        if (problem.isEmpty()) {
            changed = adopt(scan.containers());
        }
        for (OpenSource source : byId.values()) {
            changed |= source.refresh();
        }
        changed |= forget();
        weigh();
        Set<Integer> stopped = stopped();
        Set<Integer> fast = growingFast();
        publish();
        return changed || !stopped.equals(stopped()) || !fast.equals(growingFast());
    }

    /** From the second look on: nobody waits for this at the first. */
    private void weigh() {
        if (hasSwept) {
            Instant now = clock.instant();
            long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
            free.forget();
            for (OpenSource source : byId.values()) {
                source.weigh(nanos, free);
            }
        }
        hasSwept = true;
    }

    /** The sources whose growth somebody should know of, as last published. */
    private Set<Integer> growingFast() {
        Set<Integer> numbers = new HashSet<>();
        for (SourceState state : states) {
            if (state.growsTooFast()) {
                numbers.add(state.source().number());
            }
        }
        return numbers;
    }

    /** The sources that nobody writes to, as last published. */
    private Set<Integer> stopped() {
        Set<Integer> numbers = new HashSet<>();
        for (SourceState state : states) {
            if (state.isStopped()) {
                numbers.add(state.source().number());
            }
        }
        return numbers;
    }

    private boolean adopt(List<Container> containers) {
        boolean changed = false;
        Set<String> present = new HashSet<>();
        Instant now = clock.instant();
        for (Container container : containers) {
            present.add(container.id());
            OpenSource known = byId.get(container.id());
            if (known == null) {
                known = new OpenSource(nextNumber, container, slots, space, clock);
                byNumber.put(nextNumber++, known);
                if (isFollowed) {
                    known.retainFrom(0);
                }
                byId.put(container.id(), known);
                Path directory = container.files().directory();
                List<OpenSource> there = byDirectory.getOrDefault(directory, new ArrayList<>());
                there.add(known);
                byDirectory.put(directory, there);
                changed = true;
            } else {
                changed |= known.describe(container, now);
            }
        }
        for (OpenSource source : byId.values()) {
            if (!present.contains(source.container().id())) {
                changed |= source.markRemoved(now);
            }
        }
        return changed;
    }

    /** Lets go of containers that are long gone and have no lines, and of the first of the others when they are many. */
    private boolean forget() {
        List<OpenSource> gone = new ArrayList<>();
        int withLines = 0;
        for (OpenSource source : byId.values()) {
            if (source.isLongGone(clock.instant())) {
                gone.add(source);
                withLines += source.hasLines() ? 1 : 0;
            }
        }
        boolean any = false;
        for (OpenSource source : gone) {
            if (!source.hasLines() || source.isRead() || withLines-- > MOST_REMOVED) {
                drop(source);
                any = true;
            }
        }
        return any;
    }

    private void drop(OpenSource source) {
        Path directory = source.container().files().directory();
        byId.remove(source.container().id());
        byNumber.remove(source.number());
        byDirectory.computeIfPresent(directory, (path, there) -> {
            there.remove(source);
            return there.isEmpty() ? null : there;
        });
        source.close();
    }

    /** Looks at the files in some directories only. Says whether there is anything new. */
    public boolean refresh(Set<Path> directories) {
        boolean changed = false;
        for (Path directory : directories) {
            for (OpenSource source : byDirectory.getOrDefault(directory, List.of())) {
                changed |= source.refresh();
            }
        }
        if (changed) {
            publish();
        }
        return changed;
    }

    private void publish() {
        List<SourceState> now = new ArrayList<>();
        for (OpenSource source : byId.values()) {
            now.add(source.state());
        }
        states = List.copyOf(now);
    }

    /** The sources at the last look, by number. */
    public List<SourceState> states() {
        return states;
    }

    /** Why the last look for containers failed, or empty. */
    public String problem() {
        return problem;
    }

    /** Whether a look in a moment may find the name of a source that has just come. */
    boolean awaitsNames() {
        Instant now = clock.instant();
        for (OpenSource source : byNumber.values()) {
            if (source.awaitsItsName(now)) {
                return true;
            }
        }
        return false;
    }

    /** Looks for the name of a source that has none, unless this was done before; says whether anything has changed. */
    public boolean seekName(int number) {
        OpenSource source = byNumber.get(number);
        return source != null && source.lacksName() && sweep();
    }

    /** The directories whose changes tell that there is something new. */
    public List<Path> directories() {
        return List.copyOf(byDirectory.keySet());
    }

    /**
     * Keeps all deleted files of all sources readable, also of those to come, until {@link #retainFrom} says how far a
     * follower has read: Docker may rotate a new log several times before a follower comes to it.
     */
    public void retainAll() {
        isFollowed = true;
        for (OpenSource source : byId.values()) {
            source.retainFrom(0);
        }
    }

    /** Tells that a follower has read all of the source there is; if it is removed, it is forgotten after a while. */
    public void release(int source) {
        OpenSource known = byNumber.get(source);
        if (known != null && known.isRemoved()) {
            known.release();
        }
    }

    /** Keeps deleted files readable that a follower of the source has not read yet, from this generation on. */
    public void retainFrom(int source, int generation) {
        OpenSource known = byNumber.get(source);
        if (known != null) {
            known.retainFrom(generation);
        }
    }

    @Override
    public void close() {
        for (OpenSource source : byId.values()) {
            source.close();
        }
    }
}
