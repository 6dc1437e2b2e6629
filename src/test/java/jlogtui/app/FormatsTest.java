package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.model.Entry;
import jlogtui.model.Source;
import jlogtui.query.Filter;
import jlogtui.testkit.MemoryLogFile;
import jlogtui.testkit.RandomCases;
import jlogtui.testkit.RandomLog;
import jlogtui.timeline.Budget;
import jlogtui.timeline.Timeline;
import jlogtui.timeline.Unit;
import org.junit.jupiter.api.Test;

/** What the formats write straight from a block is what they write from an entry, and JSON is what Jackson writes. */
final class FormatsTest {
    private static final long NOW = 1_800_000_000_000_000_000L;
    private static final Instant START = Instant.parse("2026-08-20T03:15:07Z");
    private static final int BLOCK = 4096;
    private static final List<Options.Format> FORMATS =
            List.of(Options.Format.TEXT, Options.Format.JSON, Options.Format.RAW);
    private static final String[] ODD = {
        "{\"log\":\"\\ud83d\\ude00 \\ud83d \\u001b[31m\\u0000\\u2028\\n\",\"stream\":\"stderr\",\"time\":\"%s.5Z\"}\n",
        "{\"log\":\"tagged\\n\",\"stream\":\"stdout\",\"attrs\":{\"a b\":\"\\u00e9/\\\"\",\"tag\":\"1\"},\"time\":\"%sZ\"}\n",
        "{\"log\":\"tagged\\n\",\"stream\":\"stdout\",\"attrs\":{\"tag\":\"2\"},\"time\":\"%s.000000001Z\"}\n",
        "{\"log\":\"no tag\\n\",\"stream\":\"stdout\",\"attrs\":{},\"time\":\"%sZ\"}\n",
        "{\"log\":\"zone\\n\",\"stream\":\"stdout\",\"time\":\"%s.25+08:00\"}\n",
        "{\"log\":\"no time\\n\",\"stream\":\"stdout\",\"time\":\"\"}\n",
        "{\"log\":\"bad time\\n\",\"stream\":\"stdout\",\"time\":\"2026-13-01T00:00:00Z\"}\n",
        "{\"log\":\"other\\n\",\"stream\":\"third\",\"time\":\"%sZ\"}\n",
        "{\"stream\":\"stdout\",\"time\":\"%sZ\"}\n",
        "{\"log\":\"\\n\",\"stream\":\"stdout\",\"time\":\"%sZ\"}\n",
        "{\"log\":\"\",\"stream\":\"stdout\",\"time\":\"%sZ\"}\n",
        "{\"log\":\"twice\\n\",\"stream\":\"stdout\",\"time\":\"%sZ\",\"log\":\"wins\\n\"}\n",
        "{\"LOG\":\"case\\n\",\"stream\":\"stdout\",\"time\":\"%sZ\"}\n",
        "{\"log\":\"raw\ttab\\n\",\"stream\":\"stdout\",\"time\":\"%sZ\"}\n",
        "{\"log\":\"caf\u00ff\\n\",\"stream\":\"stdout\",\"time\":\"%sZ\"}\n",
    };

    private final List<Source> sources =
            List.of(source(0, "shop \"é\"", "0123", "web"), source(1, "api", "", ""), source(2, "db", "beef", "store"));

    private static Source source(int number, String name, String id, String service) {
        return new Source(number, id, name, "", service, "", Source.State.RUNNING, "", "", 0);
    }

    private static List<BlockIndex> logs(Random random) {
        List<BlockIndex> indexes = new ArrayList<>();
        BlockCache cache = new BlockCache(1 << random.nextInt(20));
        for (int source = 0; source < 1 + random.nextInt(3); source++) {
            MemoryLogFile file = new MemoryLogFile();
            RandomLog log = new RandomLog(random, START, random.nextBoolean() ? 0 : 60, 3_000_000);
            for (int i = random.nextInt(30); i >= 0; i--) {
                file.append(log.write(1 + random.nextInt(8)));
                String odd = ODD[random.nextInt(ODD.length)];
                // In Latin-1 a letter beyond ASCII is no intact UTF-8
                file.append(odd.replace("%s", "2026-08-20T03:15:0" + random.nextInt(10))
                        .getBytes(StandardCharsets.ISO_8859_1));
            }
            BlockIndex index = new BlockIndex(source, cache, () -> NOW, BLOCK);
            index.update(List.of(file.generation(0, true)), true);
            indexes.add(index);
        }
        return indexes;
    }

    private static PlainSettings settings(Random random, boolean single, Options.Format format) {
        return new PlainSettings(
                Filter.NONE,
                -1,
                false,
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                single,
                format,
                random.nextBoolean());
    }

    private EntryFormat format(PlainSettings settings) {
        return switch (settings.format()) {
            case TEXT -> new TextFormat(settings, number -> sources.get(number).name());
            case JSON -> new JsonFormat(sources::get);
            case RAW -> new RawFormat();
        };
    }

    @Test
    void straightFromTheBlockIsAsFromTheEntry() {
        int[] straight = new int[1];
        RandomCases.check(600, random -> {
            List<BlockIndex> indexes = logs(random);
            Options.Format kind = FORMATS.get(random.nextInt(FORMATS.size()));
            PlainSettings settings = settings(random, indexes.size() == 1, kind);
            byte[] wanted = fromEntries(indexes, settings);
            straight[0] += assertStraight(wanted, indexes, settings);
        });
        if (Long.getLong("jlogtui.seed") == null) {
            assertTrue(straight[0] > 20_000, "straight from the block: " + straight[0]);
        }
    }

    private static Timeline timeline(List<BlockIndex> indexes, PlainSettings settings) {
        Timeline timeline =
                new Timeline(indexes, settings.isByRecord() ? Unit.RECORDS : Unit.ENTRIES, settings.filter());
        timeline.toStart();
        return timeline;
    }

    private byte[] fromEntries(List<BlockIndex> indexes, PlainSettings settings) throws IOException {
        Timeline timeline = timeline(indexes, settings);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        OutputBytes out = new OutputBytes(kept);
        EntryFormat format = format(settings);
        JacksonJson jackson = new JacksonJson();
        for (Entry entry = timeline.next(Budget.UNLIMITED); entry != null; entry = timeline.next(Budget.UNLIMITED)) {
            if (entry.kind() == Entry.Kind.DAMAGE) {
                continue;
            }
            if (settings.format() == Options.Format.JSON) {
                jackson.write(sources.get(entry.position().source()), entry, out);
            } else {
                format.write(entry, out);
            }
        }
        out.flush();
        return kept.toByteArray();
    }

    /** Writes as plain output does; gives how many entries needed not be read. */
    private int assertStraight(byte[] wanted, List<BlockIndex> indexes, PlainSettings settings) throws IOException {
        Timeline timeline = timeline(indexes, settings);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        OutputBytes out = new OutputBytes(kept);
        EntryFormat format = format(settings);
        int straight = 0;
        while (timeline.step(Budget.UNLIMITED)) {
            boolean damage = timeline.block().isDamage(timeline.item());
            boolean whole = settings.isByRecord() || timeline.block().isTerminated(timeline.item());
            if (!damage && whole && format.write(timeline.source(), timeline.block(), timeline.item(), out)) {
                straight++;
            } else if (!damage) {
                format.write(timeline.entry(), out);
            }
        }
        out.flush();
        Outputs.assertSame(wanted, kept.toByteArray(), settings.toString());
        return straight;
    }
}
