package jlogtui.query;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** Finds the place of an error in a pattern and words for it: RE2/J tells only what kind of error it is. */
final class PatternErrors {
    private static final String LINEAR =
            "; patterns here never take longer than the line is long, and cannot have them";

    private PatternErrors() {}

    /** The error of a pattern that RE2/J does not take. */
    static PatternException of(String pattern, int flags, PatternSyntaxException cause) {
        PatternException missing = missing(pattern);
        if (missing != null) {
            return missing;
        }
        String description = cause.getDescription();
        String fragment = cause.getPattern() == null ? "" : cause.getPattern();
        if (description.startsWith("missing closing )")) {
            return new PatternException(lonelyBracket(pattern, true), "this bracket is never closed");
        }
        if (description.startsWith("unexpected )") || description.startsWith("regexp/syntax: internal error")) {
            return new PatternException(lonelyBracket(pattern, false), "this bracket closes nothing");
        }
        if (description.startsWith("trailing backslash")) {
            return new PatternException(pattern.length() - 1, "a backslash at the end escapes nothing");
        }
        int end = shortestWrong(pattern, flags, description);
        int start = pattern.startsWith(fragment, end - fragment.length()) ? end - fragment.length() : 0;
        if (description.startsWith("missing closing ]")) {
            return new PatternException(
                    Math.max(0, pattern.length() - fragment.length()), "this class is never closed");
        }
        return new PatternException(start, words(description, fragment));
    }

    private static String words(String description, String fragment) {
        if (description.startsWith("invalid nested repetition") && fragment.endsWith("+")) {
            return "possessive repetition " + fragment + " is not supported" + LINEAR;
        }
        return description + (fragment.isEmpty() ? "" : ": " + fragment);
    }

    /** What RE2 lacks on purpose, said plainly; null when the pattern has none of it. */
    private static PatternException missing(String pattern) {
        PatternWalk walk = new PatternWalk(pattern);
        while (walk.next()) {
            int at = walk.at();
            if (walk.isEscape() && at + 1 < pattern.length()) {
                char letter = pattern.charAt(at + 1);
                boolean octal = at + 2 < pattern.length() && "01234567".indexOf(pattern.charAt(at + 2)) >= 0;
                if (!walk.inClass() && (letter >= '1' && letter <= '9' && !octal || letter == 'k')) {
                    return new PatternException(at, "back-references are not supported" + LINEAR);
                }
            } else if (!walk.inClass() && isLookAround(pattern, at)) {
                return new PatternException(
                        at,
                        "look-ahead and look-behind are not supported" + LINEAR + "; several patterns can be given");
            } else if (!walk.inClass() && pattern.startsWith("(?>", at)) {
                return new PatternException(at, "atomic groups are not supported" + LINEAR);
            }
        }
        return null;
    }

    private static boolean isLookAround(String pattern, int at) {
        return pattern.startsWith("(?=", at)
                || pattern.startsWith("(?!", at)
                || pattern.startsWith("(?<=", at)
                || pattern.startsWith("(?<!", at);
    }

    /** Index of the first bracket that has no partner. */
    private static int lonelyBracket(String pattern, boolean opening) {
        PatternWalk walk = new PatternWalk(pattern);
        int[] open = new int[pattern.length()];
        int depth = 0;
        while (walk.next()) {
            char c = pattern.charAt(walk.at());
            if (walk.inClass() || walk.isEscape() || walk.isQuoted()) {
                continue;
            }
            if (c == '(') {
                open[depth++] = walk.at();
            } else if (c == ')' && depth == 0) {
                return walk.at();
            } else if (c == ')') {
                depth--;
            }
        }
        return opening && depth > 0 ? open[0] : 0;
    }

    /** Length of the shortest beginning of the pattern that has this error. */
    private static int shortestWrong(String pattern, int flags, String description) {
        for (int length = 1; length < pattern.length(); length++) {
            try {
                Pattern.compile(pattern.substring(0, length), flags);
            } catch (PatternSyntaxException e) {
                if (e.getDescription().equals(description)) {
                    return length;
                }
            }
        }
        return pattern.length();
    }
}
