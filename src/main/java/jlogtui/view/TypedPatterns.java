package jlogtui.view;

import java.util.Locale;
import jlogtui.query.CaseRule;
import jlogtui.query.PatternException;
import jlogtui.query.TextPattern;

/** Reads the patterns that are typed, by the rule about case that holds at the moment. */
final class TypedPatterns {
    private CaseRule rule;

    TypedPatterns(CaseRule rule) {
        this.rule = rule;
    }

    TextPattern parse(String typed) throws PatternException {
        return rule.parse(typed);
    }

    /** What a reader would type for a pattern. */
    String typed(TextPattern pattern) {
        return rule.typed(pattern);
    }

    void bind(Settings settings) {
        settings.add(
                "case",
                () -> rule.name().toLowerCase(Locale.ROOT),
                word -> rule = CaseRule.valueOf(word.toUpperCase(Locale.ROOT)));
    }
}
