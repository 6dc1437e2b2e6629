package jlogtui.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import jlogtui.docker.Container;
import jlogtui.docker.ExitCode;
import jlogtui.docker.HostLimits;
import jlogtui.docker.Run;
import jlogtui.index.BlockIndex;
import jlogtui.index.Unfinished;
import jlogtui.model.Card;
import jlogtui.model.ContainerFacts;
import jlogtui.model.Entry;
import jlogtui.model.Figures;
import jlogtui.model.Level;
import jlogtui.query.CardQuery;
import jlogtui.query.Filter;
import jlogtui.query.StreamChoice;
import jlogtui.timeline.Budget;
import jlogtui.timeline.Timeline;
import jlogtui.timeline.Unit;

/** Gathers all there is to know about a container: what is in memory, and a few lines that are found by bounded work. */
final class CardReader {
    static final int STDERR_LINES = 5;
    static final int ERROR_LINES = 12;
    /** Errors of others this long before and after count. */
    static final long AROUND_NANOS = 10_000_000_000L;

    /** Bytes of records to look at for the last lines of standard error. */
    static final long STDERR_BYTES = 8L << 20;

    /** Bytes of records of all other containers to look at for their errors. */
    static final long ERROR_BYTES = 64L << 20;

    private static final int MOST_COUNTED = 1_000;

    private final CardQuery query;
    private final BooleanSupplier isStopped;
    private final SourceState state;
    private final long aroundNanos;
    private Optional<Figures.OfSource> figures = Optional.empty();
    private Card.Lines stderr = Card.Lines.WAITING;
    private Card.Lines errors = Card.Lines.WAITING;

    /** @param isStopped asked now and then: nobody waits for the card any more */
    CardReader(CardQuery query, List<SourceState> states, LongSupplier nowNanos, BooleanSupplier isStopped) {
        this.query = query;
        this.isStopped = isStopped;
        SourceState found = null;
        for (SourceState one : states) {
            found = one.source().number() == query.source() ? one : found;
        }
        state = found;
        ContainerFacts facts = found == null ? null : DetailReader.facts(found.container());
        boolean hasEnd = facts != null && facts.hasEnded() && facts.finishedNanos() != Entry.NO_TIME;
        long selected = query.aroundNanos() == Entry.NO_TIME ? nowNanos.getAsLong() : query.aroundNanos();
        aroundNanos = hasEnd ? facts.finishedNanos() : selected;
    }

    /** Takes what has been measured of its log. */
    void measured(Figures.OfSource now) {
        figures = Optional.of(now);
    }

    /** What is known so far. */
    Card card() {
        if (state == null) {
            return new Card(
                    query.id(),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    "",
                    Card.Limits.NONE,
                    Optional.empty(),
                    aroundNanos,
                    stderr,
                    errors);
        }
        Container container = state.container();
        Run run = container.run();
        return new Card(
                query.id(),
                Optional.of(state.source()),
                Optional.of(DetailReader.facts(container)),
                run.hasEnded() ? ExitCode.text(run.exitCode(), run.oomKilled()) : "",
                run.health(),
                limits(container),
                figures,
                aroundNanos,
                stderr,
                errors);
    }

    private static Card.Limits limits(Container container) {
        if (container.shortId().isEmpty()) {
            return Card.Limits.NONE;
        }
        HostLimits limits = HostLimits.read(container.files().directory());
        return new Card.Limits(limits.memoryBytes(), limits.nanoCpus(), limits.restart());
    }

    /** Looks for the lines, too. */
    Card read(List<BlockIndex> indexes) {
        if (state != null) {
            List<BlockIndex> own = new ArrayList<>();
            List<BlockIndex> others = new ArrayList<>();
            for (BlockIndex index : indexes) {
                if (index.source() == query.source()) {
                    own.add(index);
                } else if (mayHaveErrors(index)) {
                    others.add(index);
                }
            }
            stderr = lastOfStderr(own);
            errors = errorsAround(others);
        }
        return card();
    }

    /** Most containers wrote nothing at the time: their ends tell, without a search for it. */
    private boolean mayHaveErrors(BlockIndex index) {
        return index.generationCount() > 0 && index.newestBound() >= aroundNanos - AROUND_NANOS;
    }

    private Card.Lines lastOfStderr(List<BlockIndex> own) {
        Filter filter = Filter.NONE.withStreams(StreamChoice.STDERR);
        Timeline timeline = new Timeline(own, Unit.ENTRIES, filter);
        List<Entry> found = new ArrayList<>();
        Card.Looked looked;
        try {
            timeline.toEnd();
            Budget budget = budget(timeline, STDERR_BYTES);
            Entry entry = timeline.previous(budget);
            while (entry != null && found.size() < STDERR_LINES) {
                if (entry.kind() == Entry.Kind.RECORD) {
                    found.add(LineLimit.shorten(entry));
                }
                entry = found.size() < STDERR_LINES ? timeline.previous(budget) : null;
            }
            boolean isAll = found.size() == STDERR_LINES || timeline.isExhausted();
            looked = isAll ? Card.Looked.WHOLLY : Card.Looked.IN_PART;
        } catch (Unfinished e) {
            looked = Card.Looked.IN_PART;
        }
        Collections.reverse(found);
        return new Card.Lines(found, 0, looked);
    }

    private Card.Lines errorsAround(List<BlockIndex> others) {
        long from = aroundNanos - AROUND_NANOS;
        long to = aroundNanos + AROUND_NANOS;
        Filter filter = new Filter(StreamChoice.ALL, from, to, Set.of()).withLeast(Level.ERROR);
        Timeline timeline = new Timeline(others, Unit.ENTRIES, filter);
        List<Entry> found = new ArrayList<>();
        Card.Looked looked = Card.Looked.IN_PART;
        int count = 0;
        try {
            timeline.toTime(from);
            Budget budget = budget(timeline, ERROR_BYTES);
            Entry entry = timeline.next(budget);
            while (entry != null && count < MOST_COUNTED) {
                if (entry.kind() == Entry.Kind.RECORD) {
                    count++;
                    found.add(LineLimit.shorten(entry));
                    dropFarthest(found);
                }
                entry = timeline.next(budget);
            }
            looked = entry == null && timeline.isExhausted() ? Card.Looked.WHOLLY : Card.Looked.IN_PART;
        } catch (Unfinished e) {
            // A compressed file lies in between, and nothing is inflated for this
        }
        return new Card.Lines(found, count - found.size(), looked);
    }

    /** Of too many, those next to the time count; they are in the order of time. */
    private void dropFarthest(List<Entry> found) {
        if (found.size() > ERROR_LINES) {
            long first = Math.abs(aroundNanos - found.get(0).orderNanos());
            long last = Math.abs(found.get(found.size() - 1).orderNanos() - aroundNanos);
            found.remove(first > last ? 0 : found.size() - 1);
        }
    }

    private Budget budget(Timeline timeline, long mostBytes) {
        return () -> isStopped.getAsBoolean() || timeline.scannedBytes() > mostBytes;
    }
}
