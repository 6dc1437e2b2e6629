package jlogtui.query;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.Optional;
import jlogtui.model.Literals;

/**
 * A pattern that a user typed, in RE2's syntax: no text makes it run longer than the text's length asks for. Upper and
 * lower case are the same unless a capital letter stands outside an escape. Immutable.
 */
public final class TextPattern {
    private static final int MOST_RANGES = 500;

    private final String text;
    private final boolean ignoresCase;
    private final Pattern regex;
    private final Optional<Literals> required;
    /** Finds what a regular expression is not needed for; else null. */
    private final LiteralSearch literal;

    private TextPattern(String text, boolean ignoresCase, Pattern regex, RequiredTexts.Found found) {
        this.text = text;
        this.ignoresCase = ignoresCase;
        this.regex = regex;
        required = found.literals();
        literal = found.isWhole() ? LiteralSearch.of(required.orElseThrow()) : null;
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
        return literal != null ? literal.isIn(message) : regex.matcher(message).find();
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
