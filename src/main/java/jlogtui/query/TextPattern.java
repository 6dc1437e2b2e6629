package jlogtui.query;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import jlogtui.model.Literals;

/**
 * A pattern that a user typed, in RE2's syntax: no text makes it run longer than the text's length asks for. Upper and
 * lower case are the same unless a capital letter stands outside an escape. May be used by several threads; what it says
 * never changes.
 */
public final class TextPattern {
    private static final int MOST_RANGES = 500;

    private final String text;
    private final boolean ignoresCase;
    private final Pattern regex;
    private final Optional<Literals> required;
    /** Finds what a regular expression is not needed for; else null. */
    private final LiteralSearch literal;
    /** Does what RE2/J does in a fraction of the time; null when a mere text is looked for, or it does not know the syntax. */
    private final PatternAutomaton automaton;

    private TextPattern(String text, boolean ignoresCase, Pattern regex, RequiredTexts.Found found) {
        this.text = text;
        this.ignoresCase = ignoresCase;
        this.regex = regex;
        required = found.literals();
        literal = found.isWhole() ? LiteralSearch.of(required.orElseThrow()) : null;
        automaton = literal == null ? PatternAutomaton.of(text, ignoresCase).orElse(null) : null;
    }

    /** Reads a pattern as it was typed. */
    public static TextPattern parse(String text) throws PatternException {
        boolean ignoresCase = !hasCapital(text);
        int flags = ignoresCase ? Pattern.CASE_INSENSITIVE : 0;
        try {
            Pattern regex = Pattern.compile(text, flags);
            return new TextPattern(text, ignoresCase, regex, RequiredTexts.of(text, ignoresCase));
        } catch (PatternSyntaxException e) {
            throw PatternErrors.of(text, flags, e);
        }
    }

    /** Whether a capital letter stands outside of escapes and of the names and flags of groups. */
    private static boolean hasCapital(String text) {
        PatternWalk walk = new PatternWalk(text);
        int nameEnd = 0;
        while (walk.next()) {
            int at = walk.at();
            if (!walk.inClass() && !walk.isQuoted() && text.startsWith("(?", at)) {
                nameEnd = groupHeadEnd(text, at + 2);
            }
            boolean counts = !walk.isEscape() && at >= nameEnd && !text.startsWith("[:", at);
            if (counts && isCapital(text.codePointAt(at))) {
                return true;
            }
        }
        return false;
    }

    /** Behind the flags or the name of a group. */
    private static int groupHeadEnd(String text, int from) {
        boolean named = text.startsWith("P<", from) || text.startsWith("<", from);
        int at = from;
        while (at < text.length() && (named ? text.charAt(at) != '>' : ":)".indexOf(text.charAt(at)) < 0)) {
            at++;
        }
        return at;
    }

    private static boolean isCapital(int codePoint) {
        return Character.isUpperCase(codePoint) || Character.isTitleCase(codePoint);
    }

    /** The pattern as it was typed. */
    public String text() {
        return text;
    }

    /** Whether upper and lower case are the same. */
    public boolean ignoresCase() {
        return ignoresCase;
    }

    /** What every text that matches must hold; empty when nothing is known. */
    public Optional<Literals> required() {
        return required;
    }

    /** Whether the pattern is a mere text, or a choice of them, so that no regular expression is run. */
    public boolean isLiteral() {
        return literal != null;
    }

    /**
     * Whether the pattern matches somewhere in a message.
     *
     * @param message valid UTF-8 without colours and line end, as {@link MessageText} gives it
     */
    public boolean matches(byte[] message) {
        return matches(message, message.length);
    }

    /** The same for the first bytes of an array. */
    public boolean matches(byte[] message, int length) {
        if (literal != null) {
            return literal.isIn(message, length);
        }
        if (automaton != null && !automaton.isOverwhelmed()) {
            return automaton.isIn(message, length);
        }
        return regexMatches(message, length);
    }

    private boolean regexMatches(byte[] message, int length) {
        // Of bytes, RE2/J takes each place behind a character beyond ASCII for the start of the text
        return regex.matcher(new String(message, 0, length, StandardCharsets.UTF_8))
                .find();
    }

    /** What RE2/J says, for tests to compare with. */
    boolean matchesByRegex(byte[] message) {
        return regexMatches(message, message.length);
    }

    /** Whether RE2/J is asked line by line, because nothing faster knows the pattern. */
    boolean isLeftToRegex() {
        return literal == null && automaton == null;
    }

    /**
     * Where the pattern matches in a message as it is shown: pairs of start and end, in bytes, in order. Of a long line
     * with many matches the first ones; a match of nothing is none.
     *
     * @param log a decoded message, with its colours and line end, which belong to no match
     */
    public int[] ranges(byte[] log) {
        int[] ranges = new int[2];
        int count = 0;
        byte[] message = MessageText.of(log);
        Matcher matcher = regex.matcher(message);
        while (count < 2 * MOST_RANGES && matcher.find()) {
            if (matcher.end() > matcher.start()) {
                ranges = count == ranges.length ? Arrays.copyOf(ranges, 2 * count) : ranges;
                ranges[count++] = matcher.start();
                ranges[count++] = matcher.end();
            }
        }
        return MessageText.inLog(log, Arrays.copyOf(ranges, count));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextPattern pattern && text.equals(pattern.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
