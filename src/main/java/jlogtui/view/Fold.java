package jlogtui.view;

import java.util.ArrayList;
import java.util.List;

/** Breaks our own texts where they do not fit. */
final class Fold {
    private Fold() {}

    /** The rows of a text, broken between words. */
    static List<String> words(String text, int width) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (row.length() > 0 && row.length() + 1 + word.length() > width) {
                rows.add(row.toString());
                row.setLength(0);
            }
            row.append(row.length() > 0 ? " " : "").append(word);
        }
        rows.add(row.toString());
        return rows;
    }
}
