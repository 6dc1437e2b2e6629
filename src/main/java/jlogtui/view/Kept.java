package jlogtui.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is worth keeping beyond this run of the program.
 *
 * @param view how the log is looked at
 * @param marks the marked lines, by their order in the log
 * @param histories what was typed into each kind of prompt, oldest first
 * @param isFirst no earlier run of this user is known
 */
public record Kept(ViewState view, List<LineMark> marks, Map<String, List<String>> histories, boolean isFirst) {
    public static final Kept NOTHING = new Kept(ViewState.PLAIN, List.of(), Map.of());

    public Kept(ViewState view, List<LineMark> marks, Map<String, List<String>> histories) {
        this(view, marks, histories, false);
    }

    public Kept {
        marks = List.copyOf(marks);
        Map<String, List<String>> copies = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> history : histories.entrySet()) {
            copies.put(history.getKey(), List.copyOf(history.getValue()));
        }
        histories = Map.copyOf(copies);
    }

    /** The same of a user who may be new here. */
    public Kept withFirst(boolean first) {
        return new Kept(view, marks, histories, first);
    }
}
