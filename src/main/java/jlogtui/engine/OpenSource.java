package jlogtui.engine;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import jlogtui.docker.Container;
import jlogtui.docker.Life;
import jlogtui.docker.Rotation;
import jlogtui.file.Change;
import jlogtui.file.FailureText;
import jlogtui.file.FileSlots;
import jlogtui.file.Generation;
import jlogtui.file.GzipLogFile;
import jlogtui.file.LogFile;
import jlogtui.file.PlainLogFile;
import jlogtui.file.RotatedLog;
import jlogtui.file.TemporarySpace;
import jlogtui.model.Figures;
import jlogtui.model.Source;

/** One source with its files. Owned by the thread of its {@link SourceSet}. */
final class OpenSource implements Closeable {
    /** A container's directory comes a moment before the file with its name. */
    private static final Duration NAMING = Duration.ofSeconds(1);

    /** Whoever reads the last lines of a container that goes has them for this long at least. */
    private static final Duration FAREWELL = Duration.ofMinutes(1);

    private final int number;
    private final InstantSource clock;
    private final Instant firstSeen;
    private final Life life;
    private final RotatedLog log;
    /** The one file that was asked for by its path, without the others of its log; else null. */
    private LogFile single;

    private final FileSlots slots;
    private Object singleKey;

    private Container container;
    private boolean saidToLackName;
    private boolean isRead;
    private boolean removed;
    private Instant removedAt = Instant.MAX;
    /** A follower reads it at its own pace and must not miss its end. */
    private boolean followed;
    /** The log has grown since the container's state was read, so that the state may be out of date. */
    private boolean grew;

    private boolean looked;
    private String failure = "";
    private List<Generation> generations = List.of();
    private GrowthAlarm alarm;

    OpenSource(int number, Container container, FileSlots slots, TemporarySpace space, InstantSource clock) {
        this.number = number;
        this.clock = clock;
        firstSeen = clock.instant();
        this.container = container;
        life = new Life(number, container);
        this.slots = slots;
        Path live = container.files().live();
        PlainLogFile plain = new PlainLogFile(live, slots);
        if (container.files().withRotated()) {
            single = null;
            log = new RotatedLog(live, slots, space, clock);
        } else {
            single = live.toString().endsWith(".gz") ? new GzipLogFile(plain, space) : plain;
            log = null;
        }
    }

    int number() {
        return number;
    }

    Container container() {
        return container;
    }

    /** Whether it came so short a time ago that its name may not have been written yet. */
    boolean awaitsItsName(Instant now) {
        return !removed
                && container.dockerName().isEmpty()
                && !now.isBefore(firstSeen)
                && firstSeen.plus(NAMING).isAfter(now);
    }

    /** Whether it has no name; true at the first question only. */
    boolean lacksName() {
        boolean lacks = !removed && !saidToLackName && container.dockerName().isEmpty();
        saidToLackName |= lacks;
        return lacks;
    }

    /** Takes in what the container's own files say now. */
    boolean describe(Container found, Instant seenAt) {
        // Docker removes a directory file by file: what it says last is no other name
        boolean isBeingRemoved =
                found.dockerName().isEmpty() && !container.dockerName().isEmpty();
        Container now = isBeingRemoved ? container.withLogOf(found) : found;
        boolean changed = removed || !now.equals(container);
        removed = false;
        grew = false;
        container = now;
        if (changed) {
            life.describe(now, seenAt);
        }
        return changed;
    }

    boolean markRemoved(Instant now) {
        boolean changed = !removed;
        if (changed) {
            life.remove(now);
        }
        // The clock may have been set back
        removedAt = removed && !now.isBefore(removedAt) ? removedAt : now;
        removed = true;
        grew = false;
        return changed;
    }

    /** Whether it has been gone for so long that only somebody who looks back can want it. */
    boolean isLongGone(Instant now) {
        return removed && !followed && removedAt.plus(FAREWELL).isBefore(now);
    }

    boolean isRemoved() {
        return removed;
    }

    boolean hasLines() {
        return !generations.isEmpty();
    }

    /** Looks at the files; a failure is the source's own and is told in its state. */
    boolean refresh() {
        String failed = "";
        boolean changed;
        try {
            changed = single == null ? refreshLog() : refreshSingle();
        } catch (IOException e) {
            failed = "cannot be read: " + FailureText.of(e);
            changed = !failed.equals(failure);
        }
        failure = failed;
        grew |= changed && looked;
        looked = true;
        return changed;
    }

    private boolean refreshLog() throws IOException {
        if (!container.isReadable()
                && generations.isEmpty()
                && !Files.exists(container.files().live())) {
            return false;
        }
        Rotation rotation = container.logging().rotation();
        if (rotation.maxSizeBytes() > 0 && rotation.maxFiles() > 1) {
            log.expectFiles(rotation.maxFiles());
        }
        Change change = log.refresh();
        List<Generation> before = generations;
        generations = log.generations();
        if (!change.gaps().isEmpty() || change.truncated()) {
            boolean mayBeDocker = rotation.maxSizeBytes() > 0 && rotation.maxFiles() == 1;
            LostLines.tell(life, change, before, generations, mayBeDocker, clock.instant());
        }
        return change.isAny();
    }

    private boolean refreshSingle() throws IOException {
        boolean compressed = container.files().live().toString().endsWith(".gz");
        long before = generations.isEmpty() ? -1 : generations.get(0).size();
        if (compressed) {
            generations = List.of(new Generation(0, single, single.size(), true));
            return before < 0;
        }
        BasicFileAttributes now = Files.readAttributes(container.files().live(), BasicFileAttributes.class);
        int current = generations.isEmpty() ? 0 : generations.get(0).number();
        boolean isOther = before > now.size() || (before >= 0 && !Objects.equals(singleKey, now.fileKey()));
        if (isOther) {
            // What is known of the old bytes must not be mixed with the new ones
            single.close();
            single = new PlainLogFile(container.files().live(), slots);
            current++;
        }
        singleKey = now.fileKey();
        generations = List.of(new Generation(current, single, now.size(), false));
        return isOther || now.size() != before;
    }

    /** Takes note of how its log grows, at every look but the first, which nobody waits for it at. */
    void weigh(long nowNanos, FreeSpace free) {
        alarm = alarm == null ? new GrowthAlarm() : alarm;
        alarm.look(container, generations, nowNanos, free);
    }

    /** A follower has read it to its end: it is not needed any more once it is removed. */
    boolean isRead() {
        return isRead;
    }

    /** A follower will read no more of it. */
    void release() {
        followed = false;
        isRead = true;
        if (log != null) {
            log.retainFrom(Integer.MAX_VALUE);
        }
    }

    void retainFrom(int generation) {
        followed = true;
        if (log != null) {
            log.retainFrom(generation);
        }
    }

    SourceState state() {
        long bytes = 0;
        for (Generation generation : generations) {
            bytes += generation.size();
        }
        Source source = container.toSource(number, bytes);
        String problem = failure.isEmpty() ? source.problem() : failure;
        Source.State state = removed ? Source.State.REMOVED : source.state();
        // A file between rename and creation is not missed as long as there are lines to show
        String shown = generations.isEmpty() || !failure.isEmpty() ? problem : "";
        return new SourceState(
                new Source(
                        number,
                        source.id(),
                        source.name(),
                        source.project(),
                        source.service(),
                        source.image(),
                        state,
                        shown,
                        source.limits(),
                        bytes),
                container,
                generations,
                life.rulers(),
                !grew && isOver(state),
                alarm == null ? Figures.UNKNOWN : alarm.growth(),
                alarm != null && alarm.isOn());
    }

    private static boolean isOver(Source.State state) {
        return switch (state) {
            case RUNNING, PAUSED, RESTARTING, UNKNOWN -> false;
            case EXITED, CREATED, DEAD, REMOVED -> true;
        };
    }

    @Override
    public void close() {
        try {
            if (log != null) {
                log.close();
            } else {
                single.close();
            }
        } catch (IOException e) {
            // Nothing was written, so nothing is lost
        }
    }
}
