package jlogtui.query;

/** Whether upper and lower case are the same in patterns that are typed. */
public enum CaseRule {
    /** Unless a capital letter stands in the pattern. */
    SMART(""),
    IGNORE("(?i)"),
    MATCH("(?-i)");

    private final String prefix;

    CaseRule(String prefix) {
        this.prefix = prefix;
    }

    /** Reads a pattern. What is not smart is said in the pattern itself, so that it means the same elsewhere. */
    public TextPattern parse(String typed) throws PatternException {
        String before = typed.startsWith(prefix) ? "" : prefix;
        try {
            return TextPattern.parse(before + typed);
        } catch (PatternException e) {
            throw new PatternException(Math.max(0, e.position() - before.length()), String.valueOf(e.getMessage()));
        }
    }

    /** What a reader typed for a pattern. */
    public String typed(TextPattern pattern) {
        return pattern.text().startsWith(prefix) ? pattern.text().substring(prefix.length()) : pattern.text();
    }
}
