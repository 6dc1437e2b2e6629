package jlogtui.app;

import java.io.IOException;
import java.util.Optional;
import java.util.StringJoiner;
import jlogtui.index.Block;
import jlogtui.model.Entry;
import jlogtui.timeline.Timeline;

/** Writes the lines of an export in a format of plain output, masked if wanted, and counts them. */
final class TakenLines {
    private final EntryFormat format;
    private final Optional<Masking> masking;
    private final boolean isByRecord;
    private long count;
    private long damaged;
    private long compressed;

    /** @param isByRecord lines are given as the records that they are made of */
    TakenLines(EntryFormat format, Optional<Masking> masking, boolean isByRecord) {
        this.format = format;
        this.masking = masking;
        this.isByRecord = isByRecord;
    }

    /** Writes what the last step of the timeline found, if it is a line. */
    void write(Timeline timeline, OutputBytes out) throws IOException {
        Block block = timeline.block();
        int item = timeline.item();
        boolean isWhole = masking.isEmpty() && !block.isDamage(item) && (isByRecord || block.isTerminated(item));
        if (isWhole && format.write(timeline.source(), block, item, out)) {
            count++;
            return;
        }
        Entry entry = timeline.entry();
        switch (entry.kind()) {
            case DAMAGE -> damaged++;
            case COMPRESSED -> compressed++;
            default -> {
                format.write(masking.isPresent() ? masking.get().masked(entry) : entry, out);
                count++;
            }
        }
    }

    long count() {
        return count;
    }

    /** Whether something was found that is no line. */
    boolean hasLeftOut() {
        return damaged + compressed > 0;
    }

    /** What has been left out or masked, as the end of a sentence; empty for nothing. */
    String remarks() {
        StringJoiner remarks = new StringJoiner(", ", "; ", "").setEmptyValue("");
        if (damaged > 0) {
            remarks.add(damaged == 1 ? "a damaged place is left out" : damaged + " damaged places are left out");
        }
        if (compressed > 0) {
            remarks.add(
                    compressed == 1
                            ? "a compressed file without room is left out"
                            : compressed + " compressed files without room are left out");
        }
        if (masking.isPresent()) {
            long masked = masking.get().masked();
            remarks.add(masked == 1 ? "1 secret masked" : masked + " secrets masked");
        }
        return remarks.toString();
    }
}
