package jlogtui.view;

import java.util.List;
import java.util.function.Consumer;
import jlogtui.query.PatternException;
import jlogtui.query.TextPattern;

/** Asks for a pattern, and has the log follow while it is typed. */
final class SearchQuestion implements Question {
    /** What is done with the pattern. */
    interface Use {
        /** The text has changed; null while it is empty or no pattern. */
        void typed(TextPattern pattern);

        /** It is entered; null when nothing was typed. */
        void entered(TextPattern pattern);

        void cancelled();
    }

    private final String label;
    private final String hint;
    private final TypedPatterns patterns;
    private final Use use;

    SearchQuestion(String label, String hint, TypedPatterns patterns, Use use) {
        this.label = label;
        this.hint = hint;
        this.patterns = patterns;
        this.use = use;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Preview preview(String text) {
        if (text.isEmpty()) {
            return Preview.of(hint);
        }
        try {
            TextPattern pattern = patterns.parse(text);
            return Preview.of(pattern.ignoresCase() ? "upper and lower case are the same" : "case counts");
        } catch (PatternException e) {
            return new Preview(String.valueOf(e.getMessage()), e.position(), 1);
        }
    }

    @Override
    public void changed(String text) {
        parse(text, use::typed);
    }

    @Override
    public void cancelled() {
        use.cancelled();
    }

    @Override
    public boolean submit(String text) {
        parse(text, use::entered);
        return true;
    }

    private void parse(String text, Consumer<TextPattern> then) {
        try {
            then.accept(text.isEmpty() ? null : patterns.parse(text));
        } catch (PatternException e) {
            then.accept(null);
        }
    }

    @Override
    public List<String> completions(String before, String word) {
        return List.of();
    }
}
