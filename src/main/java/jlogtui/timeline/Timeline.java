package jlogtui.timeline;

import java.util.List;
import java.util.Optional;
import jlogtui.index.Block;
import jlogtui.index.BlockIndex;
import jlogtui.model.Cut;
import jlogtui.model.Entry;
import jlogtui.model.Place;
import jlogtui.model.Position;
import jlogtui.model.Progress;
import jlogtui.query.Filter;

/**
 * One cursor over many sources, in both directions: along the entries that a filter lets through, in order of time and
 * then of source number; a source's own lines always keep their file's order. Owned by one thread.
 */
public final class Timeline {
    /** Memory for each cursor from which on each may hold on to its blocks: four times what a usual block takes. */
    private static final long BYTES_A_CURSOR = 4L * 400 * 1024;

    private final Merge merge;
    /** Goes along hits only; null where {@link #merge} finds all that is shown by itself. */
    private final Merge hits;

    private final Surroundings surroundings;
    private final Steps steps;

    /**
     * @param indexes the sources; those that the filter mutes are left out
     * @param filter which entries steps stop at
     */
    public Timeline(List<BlockIndex> indexes, Unit unit, Filter filter) {
        this(indexes, unit, filter, indexes.size() <= Runtime.getRuntime().maxMemory() / BYTES_A_CURSOR);
    }

    Timeline(List<BlockIndex> indexes, Unit unit, Filter filter, boolean holdsBlocks) {
        this(indexes, unit, filter, holdsBlocks, Surroundings.REACH, Surroundings.PATIENCE);
    }

    /** For lines around hits of all sources, {@link Surroundings} says what the other numbers are. */
    Timeline(List<BlockIndex> indexes, Unit unit, Filter filter, boolean holdsBlocks, long reach, int patience) {
        if (filter.text().hasContextOfAll()) {
            merge = new Merge(indexes, unit, filter.withText(filter.text().allButDropped()), holdsBlocks);
            hits = new Merge(indexes, unit, filter.withText(filter.text().withContext(0)), holdsBlocks);
            surroundings = new Surroundings(merge, hits, filter.text().context(), reach, patience);
            steps = surroundings;
        } else {
            merge = new Merge(indexes, unit, filter, holdsBlocks);
            hits = null;
            surroundings = null;
            steps = merge;
        }
    }

    /**
     * A timeline for the way back from the end that looks at no more than the last kilobytes of each source, and ends where
     * it would need more. Up to there it is right unless lines just before those kilobytes are ahead of their time.
     *
     * @param filter asks nothing of the text
     */
    public static Timeline glance(List<BlockIndex> indexes, Unit unit, Filter filter) {
        Timeline timeline = new Timeline(indexes, unit, filter);
        timeline.merge.glance();
        return timeline;
    }

    /** Goes before the oldest entry. */
    public void toStart() {
        merge.toStart();
        moved();
    }

    /** Goes behind the newest entry that the indexes know. */
    public void toEnd() {
        merge.toEnd();
        moved();
    }

    /** Goes before the first entry whose order time is not before this one, in epoch nanoseconds. */
    public void toTime(long timeNanos) {
        merge.toTime(timeNanos);
        moved();
    }

    /**
     * Goes to a place that {@link #cut} gave; sources that it lacks are sought by its time, those that joined later a
     * little before it.
     */
    public void to(Cut cut) {
        merge.to(cut);
        moved();
    }

    /**
     * Goes right before an entry of one source.
     *
     * @param orderNanos its order time
     */
    public void toBefore(Position entry, long orderNanos) {
        merge.toBefore(entry, orderNanos);
        moved();
    }

    /** Goes to where the bytes before are the given share, 0 to 100, of all bytes, as near as a block allows. */
    public void toPercent(double percent) {
        merge.toPercent(percent);
        moved();
    }

    private void moved() {
        if (surroundings != null) {
            surroundings.moved();
        }
    }

    /** Leaves out, for good, what lies before the last records of each source, counted before the filter. */
    public void keepLast(long records) {
        merge.keepLast(records);
        if (hits != null) {
            hits.keepLast(records);
        }
        moved();
    }

    /** Takes note that the indexes have been updated. */
    public void refresh() {
        settle();
        merge.refresh();
        if (hits != null) {
            hits.refresh();
        }
        moved();
    }

    /**
     * Takes note that the indexes have been updated, for a follower that took all there was: pieces that have come since
     * of lines that it has taken are given as entries of their own, noted as continued.
     */
    public void resume() {
        settle();
        merge.resume();
        if (hits != null) {
            hits.resume();
        }
        moved();
    }

    /** Takes in a source that has just appeared, from its start. */
    public void add(BlockIndex index) {
        settle();
        merge.add(index);
        if (hits != null) {
            hits.add(index);
        }
        moved();
    }

    /** Takes in a source that has just appeared, from where {@link #to} would put it. */
    public void add(BlockIndex index, Cut cut) {
        settle();
        merge.add(index, cut);
        if (hits != null) {
            hits.add(index);
        }
        moved();
    }

    /** Lets go of a source, which was taken in. */
    public void remove(int source) {
        settle();
        merge.remove(source);
        if (hits != null) {
            hits.remove(source);
        }
        moved();
    }

    /** Takes the merge, which may be ahead, to where the steps stand. */
    private void settle() {
        if (surroundings != null) {
            surroundings.settle();
        }
    }

    /** Keeps in mind what stands around this place, for the next timeline that is taken to it. */
    public void remember() {
        merge.remember();
    }

    /**
     * Steps forward to behind the next entry that the filter lets through.
     *
     * @return the entry, or null when there is none ({@link #isExhausted}) or the budget is spent
     */
    public Entry next(Budget budget) {
        return steps.step(true, budget, true) ? steps.entry() : null;
    }

    /**
     * The same without reading the entry: {@link #entry} does, and who has no need of one finds the item that begins it
     * in {@link #block} and {@link #item}.
     */
    public boolean step(Budget budget) {
        return steps.step(true, budget, false);
    }

    /** Steps back to before the next entry in that direction that the filter lets through; see {@link #next}. */
    public Entry previous(Budget budget) {
        return steps.step(false, budget, true) ? steps.entry() : null;
    }

    /** The entry that the last step found; to be asked for before the next step. */
    public Entry entry() {
        return steps.entry();
    }

    /** The source of what the last step found. */
    public int source() {
        return steps.source();
    }

    /** The block of what the last step found. */
    public Block block() {
        return steps.block();
    }

    /** The number, in {@link #block}, of the item that the last step found: the first one of its entry. */
    public int item() {
        return steps.item();
    }

    /** What the last step would have had to wait for; empty when it ended for another reason. */
    public Optional<Progress> progress() {
        return steps.progress();
    }

    /** Whether the last step found nothing because there is nothing more in its direction. */
    public boolean isExhausted() {
        return steps.isExhausted();
    }

    /** Whether a step back would have to look farther than a {@link #glance} may. */
    public boolean isAtBarrier() {
        return surroundings == null && merge.isAtBarrier();
    }

    /** The place that the timeline stands at. */
    public Cut cut() {
        return new Cut(steps.places(), steps.order());
    }

    /** The place right before an entry that the last step gave. */
    public Cut cutBefore(Entry entry) {
        Place[] places = steps.places();
        Position position = entry.position();
        places[position.source()] = new Place(position.generation(), position.offset());
        return new Cut(places, steps.order());
    }

    /** Bytes of the shown sources that lie before a place that {@link #cut} gave. */
    public long bytesBefore(Cut cut) {
        return merge.cursors().bytesBefore(cut);
    }

    /** Bytes of the shown sources. */
    public long totalBytes() {
        return merge.cursors().totalBytes();
    }

    /** Bytes of records stepped over so far. */
    public long scannedBytes() {
        return steps.scannedBytes();
    }

    /** Whether a source takes part: it has been taken in and is not muted. */
    public boolean shows(int source) {
        return merge.cursors().shows(source);
    }

    /** The place of one source. */
    public Place place(int source) {
        return steps.place(source);
    }

    /** How far one source has been looked at in the direction of the last steps. */
    public Place looked(int source) {
        return steps.looked(source);
    }

    /** Whether the source has been taken in, be it muted or not. */
    public boolean knows(int source) {
        return merge.cursors().knows(source);
    }
}
