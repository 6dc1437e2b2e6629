package jlogtui.docker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jlogtui.model.Ruler;
import jlogtui.model.Source;

/**
 * What has happened to one container, by what its files say: the last start and exit when it is first seen, and every
 * change from then on. Owned by one thread.
 */
public final class Life {
    /** A container that restarts all the time must not fill the memory. */
    private static final int MOST_RULERS = 500;

    private final int source;
    private final List<Ruler> rulers = new ArrayList<>();
    private String name;
    private Run run;
    private List<Ruler> published = List.of();

    /** @param source the number of the source */
    public Life(int source, Container container) {
        this.source = source;
        name = container.dockerName();
        run = container.run();
        boolean hasEnded = run.finishedAt().isPresent() && !isBeforeLastRun(run);
        if (run.finishedAt().isPresent() && !hasEnded) {
            tellEnd(run);
        }
        if (run.startedAt().isPresent()) {
            tellStart(run);
        }
        if (hasEnded) {
            tellEnd(run);
        }
        publish();
    }

    /** Takes in how the container is described now. */
    public void describe(Container container, Instant seenAt) {
        Run now = container.run();
        if (!now.finishedAt().equals(run.finishedAt()) && now.finishedAt().isPresent()) {
            tellEnd(now);
        }
        if (!now.startedAt().equals(run.startedAt()) && now.startedAt().isPresent()) {
            tellStart(now);
        }
        boolean wasPaused = run.state() == Source.State.PAUSED;
        boolean isPaused = now.state() == Source.State.PAUSED;
        if (isPaused && !wasPaused) {
            tell(seenAt, "paused");
        } else if (wasPaused && now.state() == Source.State.RUNNING) {
            tell(seenAt, "goes on");
        }
        if (!now.health().equals(run.health())
                && !now.health().isEmpty()
                && !now.health().equals("starting")) {
            tell(seenAt, "is " + now.health());
        }
        if (!container.dockerName().equals(name) && !container.dockerName().isEmpty()) {
            if (!name.isEmpty()) {
                tell(seenAt, "has the name " + container.dockerName() + " now");
            }
            name = container.dockerName();
        }
        run = now;
        publish();
    }

    /** Takes note that its directory is gone. */
    public void remove(Instant seenAt) {
        tell(seenAt, "removed");
        publish();
    }

    /** Takes note that lines are gone that nobody could read. */
    public void lose(long nanos, String text) {
        add(new Ruler(source, nanos, text, true));
        publish();
    }

    private void tellStart(Run started) {
        tell(started.startedAt().get(), "started" + restarts(started));
    }

    private void tellEnd(Run ended) {
        Instant end = ended.finishedAt().get();
        Optional<Instant> start = ended.startedAt();
        if (isBeforeLastRun(ended)) {
            tell(end, "ended");
            return;
        }
        String after = start.isEmpty() ? "" : " after " + duration(Duration.between(start.get(), end));
        tell(end, "exited " + ExitCode.text(ended.exitCode(), ended.oomKilled()) + after + restarts(ended));
    }

    /** Of a run before the present one no more than its end is known. */
    private static boolean isBeforeLastRun(Run run) {
        Instant end = run.finishedAt().get();
        return run.startedAt().isPresent() && end.isBefore(run.startedAt().get()) && !run.hasEnded();
    }

    private static String restarts(Run run) {
        return run.restartCount() > 0 ? " \u00b7 restart " + run.restartCount() : "";
    }

    private void tell(Instant at, String text) {
        long nanos = at.getEpochSecond() * 1_000_000_000L + at.getNano();
        add(new Ruler(source, nanos, text));
    }

    private void add(Ruler ruler) {
        rulers.add(ruler);
        if (rulers.size() > MOST_RULERS) {
            rulers.remove(0);
        }
    }

    private void publish() {
        if (published.size() != rulers.size() || !published.equals(rulers)) {
            published = List.copyOf(rulers);
        }
    }

    /** What has happened so far, in the order in which it became known. */
    public List<Ruler> rulers() {
        return published;
    }

    /** The two largest units, such as {@code 4 m 11 s}; Docker's times say nothing below a tenth of a second. */
    static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 10) {
            long tenths = Math.max(0, duration.toMillis()) / 100;
            return tenths / 10 + "." + tenths % 10 + " s";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " m " + seconds % 60 + " s";
        }
        if (seconds < 86_400) {
            return seconds / 3600 + " h " + seconds / 60 % 60 + " m";
        }
        return seconds / 86_400 + " d " + seconds / 3600 % 24 + " h";
    }
}
