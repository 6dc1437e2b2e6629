package jlogtui.app;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jlogtui.engine.IndexSet;
import jlogtui.engine.SourceSet;
import jlogtui.engine.SourceState;
import jlogtui.index.Block;
import jlogtui.index.BlockIndex;
import jlogtui.model.Entry;
import jlogtui.model.Ruler;
import jlogtui.model.Source;
import jlogtui.model.Stream;
import jlogtui.query.Filter;
import jlogtui.query.TextFilter;
import jlogtui.timeline.Budget;
import jlogtui.timeline.Timeline;
import jlogtui.timeline.Unit;

/** Writes the merged, filtered log to standard output: the same timeline as the screen's, with a stream as its end. */
final class PlainOutput {
    private final PlainSettings settings;
    private final SourceSet sources;
    private final IndexSet indexes;
    private final TwoStreams streams;
    private final EntryFormat format;
    private final Complaints complaints = new Complaints(new Complaints.Names() {
        @Override
        public String source(int source) {
            return name(source);
        }

        @Override
        public String file(int source, int generation) {
            return indexByNumber.get(source).fileName(generation);
        }
    });
    private final Map<Integer, Source> byNumber = new HashMap<>();
    private final Set<Ruler> losses = new HashSet<>();
    /** Why a source cannot be read, empty where it can be, as told last. */
    private final Map<Integer, String> failures = new HashMap<>();

    private final Map<Integer, BlockIndex> indexByNumber = new HashMap<>();
    /** Chooses among all lines what to write; null when the timeline does. */
    private final LateContext lateContext;

    private Timeline timeline;

    PlainOutput(PlainSettings settings, SourceSet sources, IndexSet indexes, TwoStreams streams) {
        this.settings = settings;
        this.sources = sources;
        this.indexes = indexes;
        this.streams = streams;
        lateContext =
                settings.hasLateContext() ? new LateContext(settings.filter().text()) : null;
        format = switch (settings.format()) {
            case TEXT -> new TextFormat(settings, this::name);
            case JSON -> new JsonFormat(byNumber::get);
            case RAW -> new RawFormat();
        };
    }

    private String name(int source) {
        return byNumber.get(source).name();
    }

    /** Writes everything there is now; gives the exit code. */
    int writeAll() throws IOException {
        open();
        while (step()) {
            writeFound();
        }
        streams.flush();
        return exitCode();
    }

    /** What the program should end with after all that was written so far. */
    int exitCode() {
        return complaints.hasFailed() ? Exit.FAILED : Exit.DONE;
    }

    private Filter timelineFilter() {
        return lateContext == null ? settings.filter() : settings.filter().withText(TextFilter.NONE);
    }

    /** Goes to the first entry that is to be written. */
    void open() throws IOException {
        List<BlockIndex> current = adopt();
        timeline = new Timeline(current, settings.isByRecord() ? Unit.RECORDS : Unit.ENTRIES, timelineFilter());
        if (settings.tail() >= 0) {
            timeline.keepLast(settings.tail());
        }
        timeline.toStart();
    }

    /** Takes in how the sources are now. */
    void refresh() throws IOException {
        List<BlockIndex> current = adopt();
        for (BlockIndex index : current) {
            if (timeline != null && !indexByNumber.containsKey(index.source())) {
                timeline.add(index);
            }
            indexByNumber.put(index.source(), index);
        }
        if (indexByNumber.size() > current.size()) {
            forget(current);
        }
        timeline.resume();
    }

    private void forget(List<BlockIndex> present) {
        Set<Integer> gone = new HashSet<>(indexByNumber.keySet());
        present.forEach(index -> gone.remove(index.source()));
        gone.forEach(timeline::remove);
        indexByNumber.keySet().removeAll(gone);
        byNumber.keySet().removeAll(gone);
        failures.keySet().removeAll(gone);
    }

    /** How many sources are known. */
    int sourceCount() {
        return indexByNumber.size();
    }

    /** Takes in how the sources are called now, and nothing else. */
    void learnNames() {
        for (SourceState state : sources.states()) {
            byNumber.put(state.source().number(), state.source());
        }
    }

    private List<BlockIndex> adopt() throws IOException {
        List<SourceState> states = sources.states();
        for (SourceState state : states) {
            byNumber.put(state.source().number(), state.source());
            tellLosses(state);
            tellFailure(state);
        }
        List<BlockIndex> current = indexes.update(states);
        if (!settings.asksForMessages()) {
            current.forEach(BlockIndex::leaveMessages);
        }
        if (timeline == null) {
            for (BlockIndex index : current) {
                indexByNumber.put(index.source(), index);
            }
        }
        return current;
    }

    /** Says of what could be read until now that it cannot be any more; who starts it says so of the others. */
    private void tellFailure(SourceState state) throws IOException {
        // Docker makes the files of a new container one by one, that with its name before its log
        boolean isBeingMade =
                state.generations().isEmpty() && state.container().dockerName().isEmpty();
        String now = state.hasFailed() && !isBeingMade ? state.source().problem() : "";
        String before = failures.put(state.source().number(), now);
        if (timeline != null && !now.isEmpty() && !now.equals(before)) {
            Complaints.tell(state.source().name() + ": " + now, streams.stream(true));
        }
    }

    private void tellLosses(SourceState state) throws IOException {
        for (Ruler ruler : state.rulers()) {
            if (ruler.isLoss() && losses.add(ruler)) {
                complaints.tellLoss(ruler, streams.stream(true));
            }
        }
    }

    Timeline timeline() {
        return timeline;
    }

    /** The indexes of all sources. */
    Iterable<BlockIndex> indexes() {
        return indexByNumber.values();
    }

    /** Goes to the next entry, or the next pieces of one that was given before it was whole; false without one. */
    boolean step() {
        return timeline.step(Budget.UNLIMITED);
    }

    /** The entry that the last step found. */
    Entry found() {
        return timeline.entry();
    }

    /** Writes what the last step found: a record that is an entry by itself straight from its block. */
    void writeFound() throws IOException {
        Block block = timeline.block();
        int item = timeline.item();
        boolean whole = !block.isDamage(item) && (settings.isByRecord() || block.isTerminated(item));
        if (!whole || !format.write(timeline.source(), block, item, stream(block.stream(item)))) {
            write(found());
        }
    }

    private OutputBytes stream(Stream of) throws IOException {
        return streams.stream(settings.isSplit() && of == Stream.STDERR);
    }

    void write(Entry entry) throws IOException {
        if (lateContext == null) {
            writeNow(entry);
            return;
        }
        for (Entry line : lateContext.take(entry)) {
            writeNow(line);
        }
    }

    private void writeNow(Entry entry) throws IOException {
        if (entry.kind() == Entry.Kind.DAMAGE || entry.kind() == Entry.Kind.COMPRESSED) {
            complaints.tell(entry, streams.stream(true));
            return;
        }
        format.write(entry, stream(entry.stream()));
    }
}
