package jlogtui.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * The file descriptors that log files may hold, so that a thousand containers stay below the limit of the process. Full,
 * it closes the file that is cheapest to lose and was used longest ago; that file opens itself again when it is read.
 * More than the limit are open only while more than that many are being read at the same moment. May be used by several
 * threads.
 */
public final class FileSlots {
    /** What closing a file would cost, cheapest first. */
    enum Keep {
        /** Its name is known: opening it again is all. */
        NAMED,
        /** It grows, may be renamed unseen, or has a reader who must not miss it. */
        LIVE,
        /** It has no name any more: closed, its bytes are gone. */
        DELETED
    }

    /** The place for one file's descriptor. All fields are guarded by the slots they belong to. */
    static final class Slot {
        private FileChannel channel;
        private Keep keep = Keep.NAMED;
        private int users;
        private long lastUse;
        private boolean closing;
    }

    private final int most;
    private final List<Slot> open = new ArrayList<>();
    private int reserved;
    private long uses;

    /** @param most descriptors to hold at most, at least 1; leave room for what the process opens besides */
    public FileSlots(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most: " + most);
        }
        this.most = most;
    }

    /** How many descriptors are open now. */
    public synchronized int open() {
        return open.size();
    }

    /** The file's channel, which stays open until it is given back; null when the file is not open. */
    synchronized FileChannel borrow(Slot slot) {
        if (slot.channel == null || slot.closing) {
            return null;
        }
        if (!slot.channel.isOpen()) {
            forget(slot);
            return null;
        }
        slot.users++;
        slot.lastUse = ++uses;
        return slot.channel;
    }

    synchronized void giveBack(Slot slot) {
        slot.users--;
        if (slot.closing && slot.users == 0) {
            close(forget(slot));
        }
    }

    /** Makes room for one more descriptor; {@link #put} or {@link #cancel} must follow. */
    synchronized void reserve() {
        while (open.size() + reserved >= most && closeCheapest()) {
            // the next one may have to go as well
        }
        reserved++;
    }

    synchronized void cancel() {
        reserved--;
    }

    /** Fills a slot that was empty; its channel counts as borrowed. */
    synchronized void put(Slot slot, FileChannel channel) {
        reserved--;
        slot.channel = channel;
        slot.closing = false;
        slot.users = 1;
        slot.lastUse = ++uses;
        open.add(slot);
    }

    /** Closes the file as soon as nobody reads it. */
    synchronized void release(Slot slot) {
        if (slot.channel == null) {
            return;
        }
        if (slot.users > 0) {
            slot.closing = true;
        } else {
            close(forget(slot));
        }
    }

    synchronized void keep(Slot slot, Keep keep) {
        slot.keep = keep;
    }

    synchronized boolean isOpen(Slot slot) {
        return slot.channel != null && !slot.closing && slot.channel.isOpen();
    }

    private boolean closeCheapest() {
        Slot cheapest = null;
        for (Slot slot : open) {
            if (slot.users == 0 && (cheapest == null || isCheaper(slot, cheapest))) {
                cheapest = slot;
            }
        }
        if (cheapest == null) {
            return false;
        }
        close(forget(cheapest));
        return true;
    }

    private static boolean isCheaper(Slot slot, Slot other) {
        int byKeep = slot.keep.compareTo(other.keep);
        return byKeep != 0 ? byKeep < 0 : slot.lastUse < other.lastUse;
    }

    private FileChannel forget(Slot slot) {
        FileChannel channel = slot.channel;
        slot.channel = null;
        slot.closing = false;
        open.remove(slot);
        return channel;
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // it was only read: nothing is lost, and the descriptor is given back in any case
        }
    }
}
