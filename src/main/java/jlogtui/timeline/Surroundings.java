package jlogtui.timeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import jlogtui.index.Block;
import jlogtui.index.Unfinished;
import jlogtui.model.Cut;
import jlogtui.model.Entry;
import jlogtui.model.Place;
import jlogtui.model.Progress;

/**
 * Steps along hits and the lines around them of whatever source, counted in the order of the merged log. All lines are
 * walked and those that no hit has been seen near to wait for one. Where none comes for long, a second walk, that passes
 * over what has no hit, finds the next, and the lines between are left out. That spares reading and changes nothing: a
 * line is shown when fewer than so many lines, and no more than the bytes of eight blocks, lie between it and a hit.
 */
final class Surroundings implements Steps {
    /** Bytes of items between a line and a hit that it is shown for: as far as context of one source reaches. */
    static final long REACH = 8L * 256 * 1024;
    /** Lines without a hit that are read before a hit is searched for. That takes a few seeks in every source. */
    static final int PATIENCE = 500;

    private enum Phase {
        /** Looks, against the direction of the steps, how far the last hit lies back. */
        LOOK_BACK,
        READ,
        /** Searches the next hit. */
        SEARCH,
        /** Goes back from the hit that was found to the first line that is shown for it. */
        RETREAT,
        END
    }

    private final Merge lines;
    private final Merge hits;
    private final LineWalk walk;
    private final int context;
    private final long reach;
    private final int patience;

    /** Where these steps stand: the other walks are ahead. */
    private Place[] places;

    private long order;
    private boolean forward;
    /** Null when the walks have to begin anew from where the steps stand. */
    private Phase phase;

    /** Lines that are shown if a hit comes, in the order of the steps. */
    private final Deque<LineWalk.Candidate> waiting = new ArrayDeque<>();
    /** Lines that are shown. */
    private final Deque<LineWalk.Candidate> ready = new ArrayDeque<>();

    private SourceCursor cursor;
    private Spot spot;
    private Entry entry;

    /** Where the walk along the lines goes on after another phase, or begins one; whether it has been taken there. */
    private Cut origin;

    private boolean isPlaced;
    private long walkedToOrigin;
    /** Bytes searched when the steps last stood where the search was. */
    private long searchedToOrigin;
    /** Lines walked over in the phases that go back. */
    private int linesBack;
    /** Lines since the last hit, no more than {@link #context}; and where that ended. */
    private int since;

    private long lastHit;
    /** Lines without a hit that have been read since the last one, and where they began. */
    private int fruitless;

    private long fruitlessFrom;

    private Optional<Progress> progress = Optional.empty();
    private boolean exhausted;

    /**
     * @param lines stops at every line that may be shown and passes nothing over
     * @param hits stops at hits alone
     * @param reach bytes of items between a line and a hit that it is shown for
     * @param patience lines without a hit, beyond the context of one, that are read before a hit is searched for
     */
    Surroundings(Merge lines, Merge hits, int context, long reach, int patience) {
        this.lines = lines;
        this.hits = hits;
        walk = new LineWalk(lines, hits);
        this.context = context;
        this.reach = reach;
        this.patience = patience + context;
        moved();
    }

    /** Takes note that the walk along the lines has been taken elsewhere. */
    void moved() {
        stand();
        phase = null;
        exhausted = false;
    }

    /** Takes the walk along the lines to where the steps stand. */
    void settle() {
        lines.to(new Cut(places, order));
    }

    private void stand() {
        places = lines.places();
        order = lines.order();
    }

    @Override
    public boolean step(boolean forwards, Budget budget, boolean readsEntry) {
        exhausted = false;
        progress = Optional.empty();
        if (phase == null || forward != forwards) {
            forward = forwards;
            waiting.clear();
            ready.clear();
            begin(Phase.LOOK_BACK, new Cut(places, order));
        }
        try {
            while (!give(readsEntry)) {
                if (!advance(budget)) {
                    return false;
                }
            }
            return true;
        } catch (Unfinished e) {
            progress = Optional.of(e.progress());
            return false;
        }
    }

    /** Steps over the next line that is ready, if there is one. */
    private boolean give(boolean readsEntry) {
        while (!ready.isEmpty()) {
            LineWalk.Candidate next = ready.peek();
            boolean isThere = next.spot().isThere();
            cursor = next.cursor();
            spot = next.spot();
            entry = null;
            if (isThere && readsEntry) {
                entry();
            }
            ready.remove();
            pass(next);
            if (ready.isEmpty() && waiting.isEmpty()) {
                stand();
            }
            if (isThere) {
                return true;
            }
        }
        return false;
    }

    private void pass(LineWalk.Candidate line) {
        Spot passed = line.spot();
        places[line.cursor().source()] = new Place(passed.generationNumber, passed.offset + (forward ? 1 : 0));
        order = passed.order();
    }

    /** Does a little of what is to be done next; false when there is no more, or the budget is spent. */
    private boolean advance(Budget budget) {
        return switch (phase) {
            case LOOK_BACK -> lookBack(budget);
            case READ -> read(budget);
            case SEARCH -> search(budget);
            case RETREAT -> retreat(budget);
            case END -> {
                exhausted = true;
                yield false;
            }
        };
    }

    private void begin(Phase next, Cut from) {
        phase = next;
        origin = from;
        isPlaced = false;
        linesBack = 0;
    }

    private void place() {
        if (!isPlaced) {
            walk.begin(origin);
            isPlaced = true;
        }
    }

    private boolean lookBack(Budget budget) {
        place();
        while (linesBack < context && walk.walked() <= reach) {
            if (!walk.step(!forward, budget, reach)) {
                if (isPaused(reach)) {
                    return false;
                }
                break;
            }
            if (walk.isHit()) {
                readOn(linesBack, walk.length() - walk.walked());
                return true;
            }
            linesBack++;
        }
        readOn(context, 0);
        return true;
    }

    private boolean isPaused(long most) {
        progress = lines.progress();
        return walk.isPaused(most);
    }

    /** Reads on from the origin. */
    private void readOn(int linesSince, long hitBefore) {
        begin(Phase.READ, origin);
        since = linesSince;
        lastHit = hitBefore;
        fruitless = 0;
        fruitlessFrom = 0;
    }

    private boolean read(Budget budget) {
        place();
        long enough = fruitlessFrom + 2 * reach;
        if (fruitless < patience && walk.step(forward, budget, enough)) {
            take(walk.line());
            return true;
        }
        if (walk.isExhausted()) {
            end();
            return false;
        }
        if (fruitless < patience && isPaused(enough)) {
            return false;
        }
        walkedToOrigin = walk.walked();
        begin(Phase.SEARCH, lines.cut());
        return true;
    }

    private void take(LineWalk.Candidate line) {
        if (walk.isHit()) {
            while (!waiting.isEmpty() && line.from() - waiting.peek().behind() > reach) {
                pass(waiting.remove());
            }
            ready.addAll(waiting);
            waiting.clear();
            ready.add(line);
            since = 0;
            lastHit = line.behind();
            fruitless = 0;
            fruitlessFrom = lastHit;
        } else if (since < context && line.from() - lastHit <= reach) {
            ready.add(line);
            since++;
        } else {
            since = context;
            fruitless++;
            waiting.add(line);
            if (waiting.size() > context) {
                pass(waiting.remove());
            }
        }
    }

    private boolean search(Budget budget) {
        if (!isPlaced) {
            hits.to(origin);
            isPlaced = true;
            searchedToOrigin = hits.scannedBytes();
        }
        if (hits.step(forward, budget, false)) {
            begin(Phase.RETREAT, origin);
            return true;
        }
        progress = hits.progress();
        if (hits.isExhausted()) {
            if (forward) {
                lines.toEnd();
            } else {
                lines.toStart();
            }
            end();
        } else if (hits.scannedBytes() - searchedToOrigin
                >= reach / 2 * lines.cursors().list().size()) {
            follow();
        }
        return false;
    }

    /**
     * Takes the steps along with a search that pauses, so that who goes on from their cut need not search again; as many
     * lines behind it as a hit can have shown. That takes a few seeks in every source.
     */
    private void follow() {
        searchedToOrigin = hits.scannedBytes();
        if (!walk.beginAtSearched(forward, origin)) {
            return;
        }
        for (int i = 0; i < context && walk.walked() <= reach; i++) {
            boolean hasLine = walk.step(!forward, Budget.UNLIMITED, reach);
            if (walk.isExhausted() || hasLine && walk.isBefore(origin) == forward) {
                return;
            }
        }
        if (lines.progress().isEmpty()) {
            waiting.clear();
            stand();
            origin = lines.cut();
            walkedToOrigin = 0;
        }
    }

    /** Goes from the hit against the direction of the steps, as far as lines are shown for it or have been read. */
    private boolean retreat(Budget budget) {
        if (!isPlaced) {
            walk.beginAtHit(forward, origin);
            isPlaced = true;
        }
        while (linesBack < context && walk.walked() <= reach) {
            boolean hasLine = walk.step(!forward, budget, reach);
            if (!hasLine && isPaused(reach)) {
                return false;
            }
            if (walk.isExhausted() || hasLine && walk.isBefore(origin) == forward) {
                goOnFromOrigin();
                return true;
            }
            linesBack++;
        }
        waiting.clear();
        stand();
        readOn(context, 0);
        walk.begin();
        isPlaced = true;
        return true;
    }

    /** Lines that wait may be shown for the hit that was found: it is that near. */
    private void goOnFromOrigin() {
        begin(Phase.READ, origin);
        walk.resume(origin, walkedToOrigin);
        isPlaced = true;
        fruitless = 0;
        fruitlessFrom = walkedToOrigin;
    }

    private void end() {
        waiting.clear();
        phase = Phase.END;
        stand();
        exhausted = true;
    }

    @Override
    public Entry entry() {
        if (entry == null) {
            entry = cursor.read(spot.generation(), spot.block(), spot.item());
        }
        return entry;
    }

    @Override
    public int source() {
        return cursor.source();
    }

    @Override
    public Block block() {
        return spot.block();
    }

    @Override
    public int item() {
        return spot.item();
    }

    @Override
    public Optional<Progress> progress() {
        return progress;
    }

    @Override
    public boolean isExhausted() {
        return exhausted;
    }

    @Override
    public Place[] places() {
        return places.clone();
    }

    @Override
    public Place place(int source) {
        return places[source];
    }

    @Override
    public long order() {
        return order;
    }

    @Override
    public Place looked(int source) {
        return phase == Phase.RETREAT || phase == Phase.SEARCH && isPlaced ? hits.looked(source) : lines.looked(source);
    }

    @Override
    public long scannedBytes() {
        return lines.scannedBytes() + hits.scannedBytes();
    }
}
