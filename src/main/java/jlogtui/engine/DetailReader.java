package jlogtui.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
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
import jlogtui.timeline.MessageLines;
import jlogtui.timeline.Timeline;
import jlogtui.timeline.Unit;

/** Gathers all there is to know about a line. */
final class DetailReader {
    /** So many still fit into a {@code long} as nanoseconds. */
    private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000_000_000L - 1;

    private DetailReader() {}

    /** @param indexes by which a line that was shortened is read again */
    static Detail read(DetailQuery query, List<SourceState> states, List<BlockIndex> indexes) {
        List<Entry> lines = lines(query.entry(), indexes);
        Entry entry = joined(lines);
        for (SourceState state : states) {
            if (state.source().number() == entry.position().source()) {
                Optional<ContainerFacts> facts = Optional.of(facts(state.container()));
                Optional<Source> source = Optional.of(state.source());
                String file = file(state, entry);
                return new Detail(query.id(), entry, lines.size(), payload(lines), attrs(entry), source, facts, file);
            }
        }
        return new Detail(
                query.id(), entry, lines.size(), payload(lines), attrs(entry), Optional.empty(), Optional.empty(), "");
    }

    /** The lines of the message that a line belongs to; the line itself where they cannot be read. */
    private static List<Entry> lines(Entry shown, List<BlockIndex> indexes) {
        if (shown.kind() != Entry.Kind.RECORD) {
            return List.of(whole(shown, indexes));
        }
        List<Entry> lines = new ArrayList<>();
        MessageLines message = new MessageLines(indexes, shown.message());
        boolean hasShown = false;
        for (Entry line = message.next(); line != null; line = message.next()) {
            lines.add(line);
            hasShown |= line.position().equals(shown.position());
        }
        return hasShown ? lines : List.of(whole(shown, indexes));
    }

    private static Entry joined(List<Entry> lines) {
        Entry first = lines.get(0);
        if (lines.size() == 1) {
            return first;
        }
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        List<byte[]> raw = new ArrayList<>();
        for (Entry line : lines) {
            log.write(line.log(), 0, line.textLength());
            log.write('\n');
            raw.addAll(line.raw());
        }
        return new Entry(
                first.position(),
                lines.get(lines.size() - 1).end(),
                first.kind(),
                first.stream(),
                first.level(),
                first.timeNanos(),
                first.orderNanos(),
                log.toByteArray(),
                raw,
                "");
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

    private static Payload payload(List<Entry> lines) {
        StringBuilder text = new StringBuilder();
        for (Entry line : lines) {
            text.append(text.length() == 0 ? "" : "\n");
            text.append(new String(MessageText.of(line.log()), StandardCharsets.UTF_8));
        }
        if (lines.get(0).kind() != Entry.Kind.RECORD) {
            return Payload.plain(text.toString());
        }
        Payload payload = PayloadReader.read(text.toString());
        // Pairs that stand in the lines of a trace are none
        boolean isWhole = lines.size() == 1 || payload.form() == Payload.Form.JSON;
        return isWhole ? payload : Payload.plain(text.toString());
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
