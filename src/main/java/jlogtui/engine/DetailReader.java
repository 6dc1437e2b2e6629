package jlogtui.engine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import jlogtui.docker.Container;
import jlogtui.docker.Run;
import jlogtui.file.Generation;
import jlogtui.index.BlockIndex;
import jlogtui.model.ContainerFacts;
import jlogtui.model.Detail;
import jlogtui.model.Entry;
import jlogtui.model.Payload;
import jlogtui.model.Source;
import jlogtui.parse.Envelope;
import jlogtui.parse.PayloadReader;
import jlogtui.query.DetailQuery;
import jlogtui.query.Filter;
import jlogtui.query.MessageText;
import jlogtui.timeline.Budget;
import jlogtui.timeline.Timeline;
import jlogtui.timeline.Unit;

/** Gathers all there is to know about a line. */
final class DetailReader {
    /** So many still fit into a {@code long} as nanoseconds. */
    private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000_000_000L - 1;

    private DetailReader() {}

    /** @param indexes by which a line that was shortened is read again */
    static Detail read(DetailQuery query, List<SourceState> states, List<BlockIndex> indexes) {
        Entry entry = whole(query.entry(), indexes);
        for (SourceState state : states) {
            if (state.source().number() == entry.position().source()) {
                Optional<ContainerFacts> facts = Optional.of(facts(state.container()));
                Optional<Source> source = Optional.of(state.source());
                return new Detail(query.id(), entry, payload(entry), attrs(entry), source, facts, file(state, entry));
            }
        }
        return new Detail(query.id(), entry, payload(entry), attrs(entry), Optional.empty(), Optional.empty(), "");
    }

    /** A page holds the beginning of a line that is very long, without the bytes of the file: it is read again. */
    private static Entry whole(Entry shown, List<BlockIndex> indexes) {
        boolean isOfFile = shown.kind() == Entry.Kind.RECORD || shown.kind() == Entry.Kind.DAMAGE;
        for (BlockIndex index : indexes) {
            if (isOfFile
                    && shown.raw().isEmpty()
                    && index.source() == shown.position().source()) {
                Timeline timeline = new Timeline(List.of(index), Unit.ENTRIES, Filter.NONE);
                timeline.toBefore(shown.position(), shown.orderNanos());
                Entry read = timeline.next(Budget.UNLIMITED);
                return read != null && read.position().equals(shown.position()) ? read : shown;
            }
        }
        return shown;
    }

    private static Payload payload(Entry entry) {
        String text = new String(MessageText.of(entry.log()), StandardCharsets.UTF_8);
        return entry.kind() == Entry.Kind.RECORD ? PayloadReader.read(text) : Payload.plain(text);
    }

    /** Pieces of a line are written one by one, and each carries the attributes: the last one counts. */
    private static Map<String, String> attrs(Entry entry) {
        Map<String, String> attrs = new TreeMap<>();
        if (entry.kind() == Entry.Kind.RECORD) {
            for (byte[] record : entry.raw()) {
                attrs.putAll(Envelope.attrs(record, 0, record.length));
            }
        }
        return attrs;
    }

    /** What the container's files tell of its last run. */
    static ContainerFacts facts(Container container) {
        Run run = container.run();
        return new ContainerFacts(
                container.shortId(),
                run.exitCode(),
                run.oomKilled(),
                run.hasEnded(),
                run.startedAt().map(DetailReader::nanos).orElse(Entry.NO_TIME),
                run.finishedAt().map(DetailReader::nanos).orElse(Entry.NO_TIME),
                run.restartCount(),
                container.logging().nonBlocking());
    }

    private static long nanos(Instant time) {
        long seconds = Math.max(-MOST_SECONDS, Math.min(MOST_SECONDS, time.getEpochSecond()));
        return TimeUnit.SECONDS.toNanos(seconds) + time.getNano();
    }

    private static String file(SourceState state, Entry entry) {
        for (Generation generation : state.generations()) {
            String name = generation.file().name();
            if (generation.number() == entry.position().generation() && !name.isEmpty()) {
                return state.container().files().directory().resolve(name).toString();
            }
        }
        return "";
    }
}
