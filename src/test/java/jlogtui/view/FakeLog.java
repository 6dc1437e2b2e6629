package jlogtui.view;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jlogtui.model.Anchor;
import jlogtui.model.ContainerFacts;
import jlogtui.model.Coverage;
import jlogtui.model.Cut;
import jlogtui.model.Detail;
import jlogtui.model.Entry;
import jlogtui.model.Found;
import jlogtui.model.HitCount;
import jlogtui.model.Level;
import jlogtui.model.Line;
import jlogtui.model.Page;
import jlogtui.model.Payload;
import jlogtui.model.Place;
import jlogtui.model.Position;
import jlogtui.model.Stream;
import jlogtui.parse.LevelGuess;
import jlogtui.parse.PayloadReader;
import jlogtui.query.CardQuery;
import jlogtui.query.DetailQuery;
import jlogtui.query.Filter;
import jlogtui.query.FindQuery;
import jlogtui.query.HistogramQuery;
import jlogtui.query.HitQuery;
import jlogtui.query.MessageText;
import jlogtui.query.PageQuery;
import jlogtui.query.TextFilter;
import jlogtui.query.Wanted;

/**
 * A log in memory that answers as the real one does: a cut has one place per source, going forward takes the smallest
 * head, going back the largest tail. Answers wait until the test lets them go.
 */
final class FakeLog implements LogPort {
    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::orderNanos).thenComparing(Entry::position);

    private final List<List<Entry>> logs = new ArrayList<>();
    private final List<String> themes = new ArrayList<>();
    private final List<PageQuery> asked = new ArrayList<>();
    private PageQuery pending;
    private int steps;
    private Cut countSince;
    private Filter countFilter;
    private boolean wasCancelled;
    private boolean wasFindCancelled;
    private boolean wasCountCancelled;
    private boolean wasTakingCancelled;
    private final List<TakeOrder> taken = new ArrayList<>();
    private long findId;
    private long countId;
    private FindQuery finding;
    private HitQuery counting;
    private HistogramQuery histogramAsked;
    private Position opened;
    private DetailQuery detailAsked;
    private boolean measures;
    private CardQuery cardAsked;
    /** Entries looked at for one page; with fewer than needed, pages are partial. */
    int budget = Integer.MAX_VALUE;

    FakeLog(int sources) {
        for (int i = 0; i < sources; i++) {
            logs.add(new ArrayList<>());
        }
    }

    /** Appends a line to a source. */
    Entry add(int source, long nanos, Stream stream, String text) {
        byte[] log = (text + "\n").getBytes(StandardCharsets.UTF_8);
        return add(source, Entry.Kind.RECORD, nanos, stream, log, "", log.length + 80);
    }

    /** Appends a line that goes on with the message of the last line of its stream. */
    Entry goOn(int source, long nanos, Stream stream, String text) {
        List<Entry> entries = logs.get(source);
        Entry before = entries.get(entries.size() - 1);
        for (int i = entries.size() - 1; before.stream() != stream; i--) {
            before = entries.get(i);
        }
        Entry alone = add(source, nanos, stream, text);
        Entry entry = new Entry(
                alone.position(),
                alone.end(),
                alone.kind(),
                stream,
                before.level(),
                alone.timeNanos(),
                alone.orderNanos(),
                alone.log(),
                alone.raw(),
                alone.note(),
                before.head());
        entries.set(entries.size() - 1, entry);
        return entry;
    }

    Entry add(int source, Entry.Kind kind, long nanos, Stream stream, byte[] log, String note, int size) {
        List<Entry> entries = logs.get(source);
        Entry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
        long offset = last == null ? 0 : last.end();
        long order = last == null ? nanos : Math.max(nanos, last.orderNanos());
        long time = kind == Entry.Kind.DAMAGE ? Entry.NO_TIME : nanos;
        Position position = new Position(source, 1, offset);
        Level level = kind == Entry.Kind.RECORD ? new LevelGuess().of(log) : Level.NONE;
        Entry entry = new Entry(position, offset + size, kind, stream, level, time, order, log, List.of(), note);
        entries.add(entry);
        return entry;
    }

    /** All entries in the order of the merged log. */
    List<Entry> merged() {
        List<Entry> all = new ArrayList<>();
        logs.forEach(all::addAll);
        all.sort(ORDER);
        return all;
    }

    @Override
    public void ask(PageQuery query) {
        pending = query;
        steps = 0;
        asked.add(query);
    }

    @Override
    public void detail(DetailQuery query) {
        detailAsked = query;
    }

    @Override
    public void measure(boolean wanted) {
        measures = wanted;
    }

    /** Whether the sources are to be measured. */
    boolean measures() {
        return measures;
    }

    @Override
    public void card(CardQuery query) {
        cardAsked = query;
    }

    /** What card was last asked for; null when none was. */
    CardQuery cardAsked() {
        return cardAsked;
    }

    @Override
    public void cancel() {
        pending = null;
        wasCancelled = true;
    }

    @Override
    public void openCompressed(Position file) {
        opened = file;
    }

    /** The file that the reader wanted opened last, or null. */
    Position opened() {
        return opened;
    }

    @Override
    public void countNew(Cut since, Filter filter) {
        countSince = since;
        countFilter = filter;
    }

    @Override
    public void find(FindQuery query) {
        finding = query;
        findId = query.id();
    }

    @Override
    public void cancelFind() {
        finding = null;
        wasFindCancelled = true;
    }

    @Override
    public void countHits(HitQuery query) {
        counting = query;
        countId = query.id();
    }

    @Override
    public void histogram(HistogramQuery query) {
        histogramAsked = query;
    }

    @Override
    public void cancelHistogram() {
        histogramAsked = null;
    }

    /** What the histogram was last asked for; null when it is not wanted. */
    HistogramQuery histogramAsked() {
        return histogramAsked;
    }

    @Override
    public void cancelCount() {
        counting = null;
        wasCountCancelled = true;
    }

    @Override
    public void take(TakeOrder order) {
        taken.add(order);
    }

    @Override
    public void cancelTaking() {
        wasTakingCancelled = true;
    }

    @Override
    public void theme(String name) {
        themes.add(name);
    }

    /** The themes that were wished for. */
    List<String> themes() {
        return themes;
    }

    /** The last order to take something away; null when there was none. */
    TakeOrder lastTaken() {
        return taken.isEmpty() ? null : taken.get(taken.size() - 1);
    }

    boolean wasTakingCancelled() {
        return wasTakingCancelled;
    }

    boolean isPending() {
        return pending != null || detailAsked != null || countSince != null || finding != null || counting != null;
    }

    boolean wasFindCancelled() {
        return wasFindCancelled;
    }

    boolean wasCountCancelled() {
        return wasCountCancelled;
    }

    /** The number of the last search for a line. */
    long findId() {
        return findId;
    }

    /** The number of the last count of hits. */
    long countId() {
        return countId;
    }

    boolean wasCancelled() {
        return wasCancelled;
    }

    List<PageQuery> asked() {
        return asked;
    }

    /** Lets one answer go, perhaps a part of a page. */
    void answerOnce(LogView view) {
        if (pending != null) {
            steps = budget == Integer.MAX_VALUE ? budget : steps + budget;
            Page page = page(pending, steps);
            if (page.complete()) {
                pending = null;
            }
            view.accept(page);
        } else if (detailAsked != null) {
            Detail detail = answer(detailAsked);
            detailAsked = null;
            view.accept(detail);
        } else if (countSince != null) {
            NewLines count = new NewLines(countSince, count(countSince, countFilter));
            countSince = null;
            view.accept(count);
        } else if (finding != null) {
            Found found = found(finding);
            finding = null;
            view.accept(found);
        } else if (counting != null) {
            HitCount count = hits(counting);
            counting = null;
            view.accept(count);
        }
    }

    /** What the engine would tell of a line; its bytes in the file are made up. */
    static Detail answer(DetailQuery query) {
        Entry entry = query.entry();
        int source = entry.position().source();
        String text = new String(MessageText.of(entry.log()), StandardCharsets.UTF_8);
        boolean isRecord = entry.kind() == Entry.Kind.RECORD;
        String raw = "{\"log\":\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\\n\",\"stream\":\"stdout\"}";
        Entry whole = new Entry(
                entry.position(),
                entry.end(),
                entry.kind(),
                entry.stream(),
                entry.level(),
                entry.timeNanos(),
                entry.orderNanos(),
                entry.log(),
                isRecord ? List.of(raw.getBytes(StandardCharsets.UTF_8)) : List.of(),
                entry.note(),
                entry.head());
        ContainerFacts facts = new ContainerFacts(
                "4f3a9c01de55", 137, true, source == 2, Desk.START - 7_500 * Desk.SECOND, Desk.START, source, false);
        return new Detail(
                query.id(),
                whole,
                isRecord ? PayloadReader.read(text) : Payload.plain(text),
                source == 1 ? Map.of("tag", "web/1") : Map.of(),
                Optional.of(Desk.sources(4).get(source)),
                Optional.of(facts),
                "/var/lib/docker/containers/4f3a9c01de55/4f3a9c01de55-json.log");
    }

    /** Lets the answers go that are pages, and those to what is asked because of them. */
    void answerPages(LogView view) {
        while (pending != null) {
            answerOnce(view);
        }
    }

    /** Lets all answers go, and those to what is asked because of them. */
    void answerAll(LogView view) {
        for (int i = 0; isPending(); i++) {
            if (i > 20_000) {
                throw new AssertionError("asks for ever: " + pending);
            }
            answerOnce(view);
        }
    }

    /** Whether a filter shows an entry, for its own sake or as one of the lines around a hit. */
    private boolean isShown(Filter filter, Entry entry) {
        if (filter.text().asksForMessages()) {
            Filter lines = filter.withText(filter.text().withByMessage(false));
            return logs.get(entry.position().source()).stream()
                    .anyMatch(line -> line.message().equals(entry.message()) && isShown(lines, line));
        }
        if (filter.matches(entry) || !filter.text().hasContext()) {
            return filter.matches(entry);
        }
        Filter lines = filter.withText(new TextFilter(List.of(), filter.text().drop(), 0));
        List<Entry> own = new ArrayList<>(
                filter.text().ofAll() ? merged() : logs.get(entry.position().source()));
        own.removeIf(other -> !lines.matches(other));
        int at = own.indexOf(entry);
        int first = Math.max(0, at - filter.text().context());
        int last = Math.min(own.size() - 1, at + filter.text().context());
        return at >= 0 && own.subList(first, last + 1).stream().anyMatch(filter::matches);
    }

    private long count(Cut since, Filter filter) {
        int[] at = indexes(since);
        long count = 0;
        for (int source = 0; source < logs.size(); source++) {
            for (int i = at[source]; i < logs.get(source).size(); i++) {
                Entry entry = logs.get(source).get(i);
                count += isShown(filter, entry) ? 1 : 0;
            }
        }
        return count;
    }

    private Found found(FindQuery query) {
        int[] from = indexes(query.from());
        List<Entry> ahead = new ArrayList<>();
        List<Entry> behind = new ArrayList<>();
        for (Entry entry : merged()) {
            if (isShown(query.shown(), entry) && isWanted(query.wanted(), entry)) {
                int source = entry.position().source();
                boolean isBefore = logs.get(source).indexOf(entry) < from[source];
                (isBefore == query.forward() ? behind : ahead).add(entry);
            }
        }
        if (!query.forward()) {
            Collections.reverse(ahead);
            Collections.reverse(behind);
        }
        boolean isWrapped = ahead.size() < query.count();
        ahead.addAll(behind);
        Optional<Entry> entry =
                ahead.isEmpty() ? Optional.empty() : Optional.of(ahead.get((query.count() - 1) % ahead.size()));
        long silentNanos = query.wanted().isSilence() && entry.isPresent() ? gapBefore(entry.get()) : 0;
        return new Found(query.id(), entry, isWrapped, true, total(), total(), silentNanos);
    }

    /** A gap of ten seconds is a silence here, whatever is usual. */
    private boolean isWanted(Wanted wanted, Entry entry) {
        return wanted.is(entry) && (!wanted.isSilence() || gapBefore(entry) >= 10_000_000_000L);
    }

    private long gapBefore(Entry entry) {
        List<Entry> log = logs.get(entry.position().source());
        int at = log.indexOf(entry);
        return at == 0 ? 0 : entry.orderNanos() - log.get(at - 1).orderNanos();
    }

    private HitCount hits(HitQuery query) {
        Map<Integer, HitCount.OfSource> counts = new HashMap<>();
        for (int source = 0; source < logs.size(); source++) {
            long count = 0;
            for (Entry entry : logs.get(source)) {
                count += isShown(query.shown(), entry) && query.wanted().is(entry) ? 1 : 0;
            }
            counts.put(source, new HitCount.OfSource(count, 100, 100));
        }
        return new HitCount(query.id(), counts);
    }

    private Page page(PageQuery query, int most) {
        int[] start = start(query.anchor());
        int[] at = start.clone();
        int left = most;
        List<Line> after = new ArrayList<>();
        int source = -1;
        while (after.size() < query.after() && left > 0 && (source = smallestHead(at)) >= 0) {
            Entry entry = logs.get(source).get(at[source]);
            Line line = new Line(entry, cut(at, query.filter()), bytes(at));
            at[source]++;
            left--;
            if (isShown(query.filter(), entry)) {
                after.add(line);
            }
        }
        boolean afterDone = after.size() == query.after() || smallestHead(at) < 0;
        Cut bottom = cut(at, query.filter());
        final boolean atEnd = smallestHead(at) < 0;
        final int[] end = at;
        at = start.clone();
        List<Line> lines = new ArrayList<>();
        while (lines.size() < query.before() && left > 0 && (source = largestTail(at)) >= 0) {
            at[source]--;
            left--;
            Entry entry = logs.get(source).get(at[source]);
            if (isShown(query.filter(), entry)) {
                lines.add(0, new Line(entry, cut(at, query.filter()), bytes(at)));
            }
        }
        boolean beforeDone = lines.size() == query.before() || largestTail(at) < 0;
        int anchor = lines.size();
        lines.addAll(after);
        boolean complete = afterDone && beforeDone;
        long scanned = complete ? total() : Math.min(total(), 100L * most);
        boolean atStart = largestTail(at) < 0;
        return new Page(
                query.id(),
                lines,
                anchor,
                cut(at, query.filter()),
                bottom,
                atStart,
                atEnd,
                complete,
                total(),
                scanned,
                Optional.empty(),
                lines.isEmpty() ? looked(at, end, query.filter()) : Map.of());
    }

    private Map<Integer, Coverage> looked(int[] from, int[] to, Filter filter) {
        Map<Integer, Coverage> looked = new HashMap<>();
        for (int source = 0; source < logs.size(); source++) {
            if (!filter.muted().contains(source)) {
                long total = bytes(source, logs.get(source).size());
                looked.put(source, new Coverage(bytes(source, from[source]), bytes(source, to[source]), total));
            }
        }
        return looked;
    }

    private int[] start(Anchor anchor) {
        int[] at = new int[logs.size()];
        if (anchor instanceof Anchor.At place) {
            return indexes(place.cut());
        }
        if (anchor instanceof Anchor.Before before) {
            int source;
            while ((source = smallestHead(at)) >= 0
                    && !head(at, source).position().equals(before.position())) {
                at[source]++;
            }
            return at;
        }
        if (anchor instanceof Anchor.End) {
            for (int i = 0; i < at.length; i++) {
                at[i] = logs.get(i).size();
            }
        } else if (anchor instanceof Anchor.Time time) {
            int source;
            while ((source = smallestHead(at)) >= 0
                    && logs.get(source).get(at[source]).orderNanos() < time.nanos()) {
                at[source]++;
            }
        } else if (anchor instanceof Anchor.Percent percent) {
            int source;
            while ((source = smallestHead(at)) >= 0 && bytes(at) < total() * percent.percent() / 100) {
                at[source]++;
            }
        }
        return at;
    }

    private int[] indexes(Cut cut) {
        int[] at = new int[logs.size()];
        for (int source = 0; source < at.length; source++) {
            Place place = cut.place(source).orElse(null);
            for (Entry entry : logs.get(source)) {
                Place begin = new Place(
                        entry.position().generation(), entry.position().offset());
                boolean isBefore = place == null ? entry.orderNanos() < cut.timeNanos() : begin.compareTo(place) < 0;
                at[source] += isBefore ? 1 : 0;
            }
        }
        return at;
    }

    /** As the engine's, it knows nothing of muted sources. */
    private Cut cut(int[] at, Filter filter) {
        Place[] places = new Place[logs.size()];
        long time = Long.MAX_VALUE;
        for (int source = 0; source < places.length; source++) {
            List<Entry> log = logs.get(source);
            int index = at[source];
            places[source] = new Place(1, index == 0 ? 0 : log.get(index - 1).end());
            time = index < log.size() ? Math.min(time, log.get(index).orderNanos()) : time;
            places[source] = filter.muted().contains(source) ? null : places[source];
        }
        return new Cut(places, time);
    }

    private int smallestHead(int[] at) {
        int best = -1;
        for (int source = 0; source < at.length; source++) {
            if (at[source] < logs.get(source).size()
                    && (best < 0 || ORDER.compare(head(at, source), head(at, best)) < 0)) {
                best = source;
            }
        }
        return best;
    }

    private int largestTail(int[] at) {
        int best = -1;
        for (int source = 0; source < at.length; source++) {
            if (at[source] > 0 && (best < 0 || ORDER.compare(tail(at, source), tail(at, best)) > 0)) {
                best = source;
            }
        }
        return best;
    }

    private Entry head(int[] at, int source) {
        return logs.get(source).get(at[source]);
    }

    private Entry tail(int[] at, int source) {
        return logs.get(source).get(at[source] - 1);
    }

    private long bytes(int[] at) {
        long bytes = 0;
        for (int source = 0; source < at.length; source++) {
            bytes += bytes(source, at[source]);
        }
        return bytes;
    }

    private long bytes(int source, int lines) {
        return lines == 0 ? 0 : logs.get(source).get(lines - 1).end();
    }

    private long total() {
        long bytes = 0;
        for (List<Entry> log : logs) {
            bytes += log.isEmpty() ? 0 : log.get(log.size() - 1).end();
        }
        return bytes;
    }
}
