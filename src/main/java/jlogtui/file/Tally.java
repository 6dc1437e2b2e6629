package jlogtui.file;

import java.util.ArrayList;
import java.util.List;

/** What the refresh in progress has found. */
final class Tally {
    boolean appended;
    int rotated;
    boolean truncated;
    boolean gone;
    boolean returned;
    final List<Integer> gaps = new ArrayList<>();

    Change toChange() {
        return new Change(appended, rotated, truncated, gone, returned, gaps);
    }
}
