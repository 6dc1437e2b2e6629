package jlogtui.app;

import java.util.ArrayList;
import java.util.List;
import jlogtui.query.PatternException;
import jlogtui.query.TextFilter;
import jlogtui.query.TextPattern;

/** Reads the patterns of the command line. */
final class Patterns {
    private Patterns() {}

    static TextFilter read(List<String> keep, List<String> drop) throws Refusal {
        return new TextFilter(read("--grep", keep), read("--exclude", drop), 0);
    }

    private static List<TextPattern> read(String option, List<String> texts) throws Refusal {
        List<TextPattern> patterns = new ArrayList<>();
        for (String text : texts) {
            try {
                patterns.add(TextPattern.parse(text));
            } catch (PatternException e) {
                throw new Refusal(Exit.USAGE, option + " cannot be read: " + e.getMessage() + ".\n" + caret(text, e));
            }
        }
        return patterns;
    }

    /** The pattern, and below it a caret under what is wrong. */
    private static String caret(String text, PatternException e) {
        StringBuilder shown = new StringBuilder("  ");
        text.codePoints().forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        int column = text.codePointCount(0, e.position());
        return shown + "\n  " + " ".repeat(column) + "^";
    }
}
