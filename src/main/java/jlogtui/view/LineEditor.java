package jlogtui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** One line of text that is being typed, with the editing keys of a shell and a history. */
final class LineEditor {
    private static final int MOST_CHARS = 1000;
    private static final int MOST_HISTORY = 200;

    private final List<String> history;
    private final StringBuilder text = new StringBuilder();
    private int cursor;
    /** How many texts of the history are newer than this one, and itself; 0 while it is not from there. */
    private int back;

    private String draft = "";

    /** @param history older texts, oldest first; {@link #remember} adds to it, and others may put in still older ones */
    LineEditor(List<String> history) {
        this.history = history;
    }

    String text() {
        return text.toString();
    }

    boolean isEmpty() {
        return text.length() == 0;
    }

    int cursor() {
        return cursor;
    }

    /** Sets the whole text, with the cursor behind it. */
    void set(String whole) {
        text.setLength(0);
        text.append(firstLine(whole));
        cursor = text.length();
    }

    /** Puts text at the cursor: of several lines the first one only. */
    void insert(String more) {
        String line = firstLine(more);
        if (text.length() + line.length() <= MOST_CHARS) {
            text.insert(cursor, line);
            cursor += line.length();
        }
    }

    /** Puts text in place of a stretch, with the cursor behind it. */
    void replace(int from, int to, String by) {
        text.replace(from, to, by);
        cursor = from + by.length();
    }

    /** Does an editing action; false when it is none. */
    boolean edit(Action action) {
        switch (action) {
            case CHAR_LEFT -> cursor = before(cursor);
            case CHAR_RIGHT -> cursor = after(cursor);
            case TEXT_START -> cursor = 0;
            case TEXT_END -> cursor = text.length();
            case ERASE_LEFT -> erase(before(cursor), cursor);
            case ERASE_RIGHT -> erase(cursor, after(cursor));
            case ERASE_WORD -> erase(wordStart(), cursor);
            case ERASE_BEFORE -> erase(0, cursor);
            case ERASE_AFTER -> erase(cursor, text.length());
            case OLDER_TEXT -> recall(back + 1);
            case NEWER_TEXT -> recall(back - 1);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Adds the text to the history. */
    void remember() {
        String typed = text();
        if (!typed.isBlank()) {
            history.remove(typed);
            history.add(typed);
        }
        while (history.size() > MOST_HISTORY) {
            history.remove(0);
        }
    }

    private void recall(int newBack) {
        if (newBack < 0 || newBack > history.size()) {
            return;
        }
        if (back == 0) {
            draft = text();
        }
        back = newBack;
        set(back == 0 ? draft : history.get(history.size() - back));
    }

    private void erase(int from, int to) {
        text.delete(from, to);
        cursor = from;
    }

    private int wordStart() {
        int at = cursor;
        while (at > 0 && text.charAt(at - 1) == ' ') {
            at--;
        }
        while (at > 0 && text.charAt(at - 1) != ' ') {
            at--;
        }
        return at;
    }

    private int before(int index) {
        int start = 0;
        for (int border : borders()) {
            start = border < index ? border : start;
        }
        return start;
    }

    private int after(int index) {
        for (int border : borders()) {
            if (border > index) {
                return border;
            }
        }
        return text.length();
    }

    /** Where clusters begin, and the end of the text. */
    private List<Integer> borders() {
        List<Integer> borders = new ArrayList<>();
        Matcher clusters = Clusters.matcher(text);
        while (clusters.find()) {
            borders.add(clusters.start());
        }
        borders.add(text.length());
        return borders;
    }

    private static String firstLine(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length() && line.length() < MOST_CHARS; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                break;
            }
            if (c == '\t') {
                line.append(' ');
            } else if (!Character.isISOControl(c)) {
                line.append(c);
            }
        }
        return line.toString();
    }
}
