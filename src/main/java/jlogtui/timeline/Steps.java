package jlogtui.timeline;

import java.util.Optional;
import jlogtui.index.Block;
import jlogtui.model.Entry;
import jlogtui.model.Place;
import jlogtui.model.Progress;

/** What a timeline steps along, in both directions: the entries of the merged log that are shown. */
interface Steps {
    /**
     * Steps over the next entry in a direction.
     *
     * @param readsEntry read the entry now; else {@link #entry} does when it is asked
     * @return false when there is none ({@link #isExhausted}), or for now: the budget is spent, or {@link #progress}
     */
    boolean step(boolean forward, Budget budget, boolean readsEntry);

    /** The entry that the last step found; to be asked for before the next step. */
    Entry entry();

    /** The source of what the last step found. */
    int source();

    /** The block of what the last step found. */
    Block block();

    /** The number, in {@link #block}, of the first item of what the last step found. */
    int item();

    /** What the last step would have had to wait for; empty when it ended for another reason. */
    Optional<Progress> progress();

    /** Whether the last step found nothing because there is nothing more in its direction. */
    boolean isExhausted();

    /** The place of each source by its number; null where it is muted. */
    Place[] places();

    /** The place of one source. */
    Place place(int source);

    /** Order time of the place, in epoch nanoseconds. */
    long order();

    /** How far a source has been looked at in the direction of the steps, at least as far as its place. */
    Place looked(int source);

    /** Bytes of records stepped over so far. */
    long scannedBytes();
}
