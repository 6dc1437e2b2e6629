package jlogtui.torture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jlogtui.docker.ContainerCatalog;
import jlogtui.engine.EngineListener;
import jlogtui.engine.LogEngine;
import jlogtui.engine.SourceSet;
import jlogtui.engine.SourceState;
import jlogtui.file.FileSlots;
import jlogtui.file.TemporarySpace;
import jlogtui.model.Anchor;
import jlogtui.model.Cut;
import jlogtui.model.Entry;
import jlogtui.model.Line;
import jlogtui.model.Page;
import jlogtui.model.Place;
import jlogtui.model.Ruler;
import jlogtui.query.Filter;
import jlogtui.query.PageQuery;

/** A reader at the screen's engine who pages on and on, from the bottom of each page, as lines come. */
final class EngineWalk implements EngineListener, Closeable {
    private static final int LINES = 1000;

    private final TemporarySpace space;
    private final SourceSet sources;
    private final LogEngine engine;
    private final BlockingQueue<Page> pages = new LinkedBlockingQueue<>();
    private final Map<Integer, String> ids = new HashMap<>();
    private final Map<Integer, List<Ruler>> rulers = new HashMap<>();
    private final List<Verdict.Loss> holes = new ArrayList<>();
    private final Seen seen = new Seen();
    private Cut bottom = new Cut(new Place[0], 0);
    private long asked;
    private volatile Throwable defect;
    private volatile boolean closed;
    private final Thread walker = new Thread(this::walk, "walker");

    EngineWalk(Path root, Path folder) {
        space = new TemporarySpace(folder);
        sources = new SourceSet(new ContainerCatalog(root)::scan, new FileSlots(200), space, Clock.systemUTC());
        sources.sweep();
        engine = new LogEngine(sources, Optional.of(root), () -> NumberedLine.nanos(Instant.now()), this);
        engine.start();
        engine.opened();
        walker.setDaemon(true);
        walker.start();
    }

    private void walk() {
        try {
            while (!closed) {
                note(sources.states());
                engine.ask(new PageQuery(++asked, new Anchor.At(bottom), 0, LINES, Filter.NONE));
                Page page = answer();
                take(page);
            }
        } catch (InterruptedException | RuntimeException e) {
            defect = e;
        }
    }

    private Page answer() throws InterruptedException {
        while (!closed) {
            Page page = pages.poll(1, TimeUnit.SECONDS);
            if (page != null && page.id() == asked && page.complete()) {
                return page;
            }
        }
        return new Page(asked, List.of(), 0, bottom, bottom, false, false, true, 0, 0);
    }

    private synchronized void take(Page page) {
        for (Line line : page.lines()) {
            Entry entry = line.entry();
            if (entry.note().equals("NUL run")) {
                holes.add(Verdict.Loss.hole(
                        ids.get(entry.position().source()),
                        entry.end() - entry.position().offset()));
            }
            if (entry.kind() == Entry.Kind.RECORD) {
                String log = new String(entry.log(), StandardCharsets.UTF_8);
                boolean error = entry.stream() == jlogtui.model.Stream.STDERR;
                NumberedLine.of(log, error, entry.timeNanos())
                        .ifPresent(found -> seen.line(
                                ids.get(entry.position().source()),
                                found,
                                entry.position().toString()));
            }
        }
        bottom = page.bottom();
    }

    /** A container that has just come is read from its start: its lines may be older than the place that has been reached. */
    private synchronized void note(List<SourceState> states) {
        Place[] places = new Place[states.size()];
        for (SourceState state : states) {
            int number = state.source().number();
            ids.put(number, state.source().id());
            rulers.put(number, state.rulers());
            places = number < places.length ? places : Arrays.copyOf(places, number + 1);
            places[number] = bottom.place(number).orElse(Place.START);
        }
        bottom = new Cut(places, bottom.timeNanos());
    }

    synchronized Verdict verdict(Written written, java.util.function.Predicate<String> isUnknowable) {
        List<Verdict.Loss> losses = new ArrayList<>(holes);
        rulers.forEach((number, told) -> {
            for (Ruler ruler : told) {
                if (ruler.isLoss()) {
                    losses.add(new Verdict.Loss(ids.get(number), ruler.nanos(), ruler.text()));
                }
            }
        });
        seen.tell(written);
        return Verdict.of("screen's engine", seen, written, losses, String::equals, isUnknowable);
    }

    Optional<Throwable> defect() {
        return Optional.ofNullable(defect);
    }

    @Override
    public void page(Page page) {
        pages.add(page);
    }

    @Override
    public void failed(Throwable why) {
        defect = why;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        engine.close();
        space.close();
    }
}
