package jlogtui.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import jlogtui.file.FailureText;
import jlogtui.file.Generation;
import jlogtui.file.LogFile;
import jlogtui.file.NoRoomException;
import jlogtui.model.Place;
import jlogtui.model.Progress;

/** The generations of one source, addressed by their index: 0 is the oldest. Owned by one thread. */
final class Generations {
    /** Finding out again that a file cannot be inflated may cost as much as inflating it. */
    private static final long RETRY_NANOS = 60_000_000_000L;

    private static final int ID_LENGTH = 64;
    private static final int SHORT_ID_LENGTH = 12;

    private record Failure(String reason, boolean lacksRoom, long retryNanos) {}

    private final LongSupplier nowNanos;
    /** Generations that could not be made ready, by number. */
    private final Map<Integer, Failure> failures = new HashMap<>();
    /** Generations whose exact size is known, also when their room has been given up since, by number. */
    private final Set<Integer> inflated = new HashSet<>();

    /** Whether work that is done in steps should pause. */
    private BooleanSupplier pause = BlockIndex.NEVER;

    private List<Generation> list = List.of();
    private boolean stopped;
    private String failure = "";

    Generations(LongSupplier nowNanos) {
        this.nowNanos = nowNanos;
    }

    /** Takes note of how the files look now; says whether there are other files than before. */
    boolean update(List<Generation> now, boolean nobodyWrites) {
        boolean others = stopped != nobodyWrites || list.size() != now.size();
        for (int i = 0; i < now.size() && !others; i++) {
            others = now.get(i).number() != list.get(i).number()
                    || now.get(i).sealed() != list.get(i).sealed();
        }
        list = List.copyOf(now);
        stopped = nobodyWrites;
        return others;
    }

    void pauseWhen(BooleanSupplier wanted) {
        pause = wanted;
    }

    /** Whether there is something that cannot wait for a step-by-step work to end. */
    boolean mustPause() {
        return pause.getAsBoolean();
    }

    /** Why a generation is not inflated, if there is nothing wrong with it but no room for it; else empty. */
    String lackOfRoom(int number) {
        Failure failed = failures.get(number);
        return failed != null && failed.lacksRoom() ? failed.reason() : "";
    }

    /** Lets a generation that lacked room have more than the budget, if there is so much. */
    void allowMoreRoom(int number) {
        int index = indexOf(number);
        if (index < count() && number(index) == number) {
            list.get(index).file().allowMoreRoom();
            failures.remove(number);
        }
    }

    List<Generation> list() {
        return list;
    }

    int count() {
        return list.size();
    }

    Generation get(int index) {
        return list.get(index);
    }

    int number(int index) {
        return list.get(index).number();
    }

    /** Index of the first generation whose number is not below this one. */
    int indexOf(int number) {
        int index = 0;
        while (index < list.size() && list.get(index).number() < number) {
            index++;
        }
        return index;
    }

    /** Whether the last generation still grows, so that an unfinished line at its end may be finished. */
    boolean isLive() {
        return !list.isEmpty() && !stopped && !list.get(list.size() - 1).sealed();
    }

    /** Why the source could not be read the last time, or empty. */
    String failure() {
        return failure;
    }

    void fail(IOException reason) {
        failure = FailureText.of(reason);
    }

    void succeed() {
        failure = "";
    }

    /** How many blocks a generation has: none when it is empty and whole. A compressed one is inflated first. */
    long blockCount(int index, int blockSize) {
        boolean known = inflated.contains(number(index));
        Generation generation = known ? list.get(index) : opened(index);
        boolean isGuessed = !known && !generation.file().isReady();
        if (isGuessed || !lackOfRoom(generation.number()).isEmpty()) {
            return 1;
        }
        long blocks = (sizeOf(generation) + blockSize - 1) / blockSize;
        return generation.file().damage().isEmpty() ? blocks : Math.max(1, blocks);
    }

    /** The generation as it can be read now: made ready, of its exact size, and closed when nobody writes it. */
    Generation opened(int index) {
        Generation generation = list.get(index);
        if (!generation.file().isReady()) {
            prepare(generation);
        }
        boolean closed = generation.sealed() || stopped && index == list.size() - 1;
        return new Generation(generation.number(), generation.file(), sizeOf(generation), closed);
    }

    private void prepare(Generation generation) {
        Failure known = failures.get(generation.number());
        if (known != null && nowNanos.getAsLong() < known.retryNanos()) {
            failure = known.lacksRoom() ? failure : known.reason();
            return;
        }
        try {
            while (!generation.file().prepareStep()) {
                if (mustPause()) {
                    throw new Unfinished(inflating(generation.file()));
                }
            }
            failures.remove(generation.number());
            if (generation.sealed()) {
                inflated.add(generation.number());
            }
        } catch (NoRoomException e) {
            String reason = e.getMessage();
            failures.put(generation.number(), new Failure(reason, true, nowNanos.getAsLong() + RETRY_NANOS));
        } catch (IOException e) {
            fail(e);
            failures.put(generation.number(), new Failure(failure, false, nowNanos.getAsLong() + RETRY_NANOS));
        }
    }

    private static Progress inflating(LogFile file) {
        long megabytes = (file.sizeOnDisk() + 999_999) / 1_000_000;
        return Progress.of("inflating " + shortName(file) + " (" + megabytes + " MB)", file.preparedShare());
    }

    /** The name of a file with its container's id as short as Docker shows it. */
    static String shortName(LogFile file) {
        String name = file.name();
        return name.length() < ID_LENGTH ? name : name.substring(0, SHORT_ID_LENGTH) + name.substring(ID_LENGTH);
    }

    static long sizeOf(Generation generation) {
        return generation.sealed() ? generation.file().size() : generation.size();
    }

    /** Bytes of all generations that lie before a place. */
    long bytesBefore(Place place) {
        long bytes = 0;
        for (Generation generation : list) {
            if (generation.number() < place.generation()) {
                bytes += sizeOf(generation);
            } else if (generation.number() == place.generation()) {
                bytes += Math.min(place.offset(), sizeOf(generation));
            }
        }
        return bytes;
    }

    /** The time of the last record as a compressed file's header tells it. */
    OptionalLong lastTimeHint(int index) {
        try {
            return index < 0 ? OptionalLong.empty() : list.get(index).file().lastTimeHint();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
