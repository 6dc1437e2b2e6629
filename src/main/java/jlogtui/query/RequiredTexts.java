package jlogtui.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jlogtui.model.Literals;

/**
 * Reads a pattern once more, after RE2/J has taken it, for the texts that every match must hold. What it does not know
 * it takes for anything: it may say too little, never too much.
 */
final class RequiredTexts {
    private static final int MOST_DEPTH = 200;
    private static final int LARGEST_CLASS = 4;

    private final String pattern;
    private int at;
    private int depth;
    private boolean ignoresCase;
    /** A letter stood where case was ignored. */
    private boolean hasIgnored;
    /** A letter stood where case was not ignored. */
    private boolean hasMinded;
    /** An anchor or a word border asks for more than the text. */
    private boolean hasAssertion;

    private RequiredTexts(String pattern, boolean ignoresCase) {
        this.pattern = pattern;
        this.ignoresCase = ignoresCase;
    }

    /**
     * @param literals what every match must hold; empty when nothing is known
     * @param isWhole the pattern matches exactly what holds one of them
     */
    record Found(Optional<Literals> literals, boolean isWhole) {
        private static final Found NOTHING = new Found(Optional.empty(), false);
    }

    /** @param pattern one that RE2/J has taken */
    static Found of(String pattern, boolean ignoresCase) {
        RequiredTexts reader = new RequiredTexts(pattern, ignoresCase);
        Known known;
        try {
            known = reader.alternatives();
        } catch (Unknown | IndexOutOfBoundsException | NumberFormatException e) {
            return Found.NOTHING;
        }
        List<String> best = known.best();
        if (reader.at < pattern.length() || best == null) {
            return Found.NOTHING;
        }
        boolean mixed = reader.hasIgnored && reader.hasMinded;
        boolean whole = known.exact() != null && !known.exact().contains("") && !reader.hasAssertion && !mixed;
        return new Found(Optional.of(new Literals(best, reader.hasIgnored)), whole);
    }

    /** Something that this reader does not know. */
    private static final class Unknown extends Exception {
        private static final long serialVersionUID = 1;
    }

    private Known alternatives() throws Unknown {
        if (++depth > MOST_DEPTH) {
            throw new Unknown();
        }
        boolean outside = ignoresCase;
        List<Known> branches = new ArrayList<>();
        branches.add(sequence());
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            branches.add(sequence());
        }
        ignoresCase = outside;
        depth--;
        return branches.size() == 1 ? branches.get(0) : Known.either(branches);
    }

    private Known sequence() throws Unknown {
        List<Known> parts = new ArrayList<>();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            if (pattern.startsWith("\\Q", at)) {
                quoted(parts);
            } else {
                parts.add(part());
            }
            repeatLast(parts);
        }
        return Known.sequence(parts);
    }

    private void quoted(List<Known> parts) throws Unknown {
        int close = pattern.indexOf("\\E", at);
        int end = close < 0 ? pattern.length() : close;
        at += 2;
        if (at == end) {
            // RE2/J repeats what stands before it
            throw new Unknown();
        }
        while (at < end) {
            int codePoint = pattern.codePointAt(at);
            parts.add(character(codePoint));
            at += Character.charCount(codePoint);
        }
        at = close < 0 ? end : end + 2;
    }

    private void repeatLast(List<Known> parts) {
        while (at < pattern.length() && !parts.isEmpty()) {
            int least;
            int most;
            switch (pattern.charAt(at)) {
                case '*' -> {
                    least = 0;
                    most = Integer.MAX_VALUE;
                }
                case '+' -> {
                    least = 1;
                    most = Integer.MAX_VALUE;
                }
                case '?' -> {
                    least = 0;
                    most = 1;
                }
                default -> {
                    if (!repeatCounted(parts)) {
                        return;
                    }
                    continue;
                }
            }
            at++;
            repeat(parts, least, most);
        }
    }

    private boolean repeatCounted(List<Known> parts) {
        int close = pattern.charAt(at) == '{' ? pattern.indexOf('}', at) : -1;
        String count = close < 0 ? "" : pattern.substring(at + 1, close);
        if (!count.matches("[0-9]{1,5}(,[0-9]{0,5})?")) {
            return false;
        }
        int comma = count.indexOf(',');
        int least = Integer.parseInt(comma < 0 ? count : count.substring(0, comma));
        boolean open = comma == count.length() - 1;
        int most = comma < 0 ? least : open ? Integer.MAX_VALUE : Integer.parseInt(count.substring(comma + 1));
        at = close + 1;
        repeat(parts, least, most);
        return true;
    }

    private void repeat(List<Known> parts, int least, int most) {
        if (at < pattern.length() && pattern.charAt(at) == '?') {
            at++;
        }
        int last = parts.size() - 1;
        parts.set(last, parts.get(last).times(least, most));
    }

    private Known part() throws Unknown {
        int codePoint = pattern.codePointAt(at);
        switch (codePoint) {
            case '(' -> {
                return group();
            }
            case '[' -> {
                return characterClass();
            }
            case '\\' -> {
                return escape();
            }
            case '.' -> {
                at++;
                return Known.NOTHING;
            }
            case '^', '$' -> {
                at++;
                hasAssertion = true;
                return Known.EMPTY;
            }
            default -> {
                at += Character.charCount(codePoint);
                return character(codePoint);
            }
        }
    }

    private Known character(int codePoint) {
        if (Character.isLetter(codePoint) || Character.toLowerCase(codePoint) != Character.toUpperCase(codePoint)) {
            hasIgnored |= ignoresCase;
            hasMinded |= !ignoresCase;
        }
        return Known.text(Character.toString(codePoint));
    }

    private Known group() throws Unknown {
        at++;
        boolean outside = ignoresCase;
        if (pattern.startsWith("?P<", at) || pattern.startsWith("?<", at)) {
            at = pattern.indexOf('>', at) + 1;
        } else if (pattern.startsWith("?", at)) {
            at++;
            if (readFlags()) {
                // They hold to the end of the group around
                return Known.EMPTY;
            }
        }
        Known inside = alternatives();
        if (at >= pattern.length() || pattern.charAt(at) != ')') {
            throw new Unknown();
        }
        at++;
        ignoresCase = outside;
        return inside;
    }

    /** Reads flags and what ends them; true when that is a bracket and not a colon. */
    private boolean readFlags() throws Unknown {
        boolean on = true;
        while (true) {
            switch (pattern.charAt(at++)) {
                case 'i' -> ignoresCase = on;
                case 's', 'm', 'U' -> {}
                case '-' -> on = false;
                case ':' -> {
                    return false;
                }
                case ')' -> {
                    if (at < pattern.length() && "*+?{".indexOf(pattern.charAt(at)) >= 0) {
                        // RE2/J repeats what stands before the flags
                        throw new Unknown();
                    }
                    return true;
                }
                default -> throw new Unknown();
            }
        }
    }

    private Known escape() throws Unknown {
        char letter = pattern.charAt(at + 1);
        switch (letter) {
            case 'A', 'z', 'b', 'B' -> {
                at += 2;
                hasAssertion = true;
                return Known.EMPTY;
            }
            case 'd', 'D', 's', 'S', 'w', 'W', 'C' -> {
                at += 2;
                return Known.NOTHING;
            }
            case 'p', 'P' -> {
                at = pattern.charAt(at + 2) == '{' ? pattern.indexOf('}', at) + 1 : at + 3;
                return Known.NOTHING;
            }
            default -> {
                return character(escaped());
            }
        }
    }

    /** The one character that an escape stands for. */
    private int escaped() throws Unknown {
        char letter = pattern.charAt(at + 1);
        at += 2;
        return switch (letter) {
            case 'a' -> 7;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 11;
            case 'x' -> hexadecimal();
            default -> {
                if (letter < 0x80 && Character.isLetterOrDigit(letter)) {
                    throw new Unknown();
                }
                int codePoint = pattern.codePointAt(at - 1);
                at += Character.charCount(codePoint) - 1;
                yield codePoint;
            }
        };
    }

    private int hexadecimal() {
        boolean braced = pattern.charAt(at) == '{';
        int start = braced ? at + 1 : at;
        int end = braced ? pattern.indexOf('}', at) : at + 2;
        at = braced ? end + 1 : end;
        return Integer.parseInt(pattern.substring(start, end), 16);
    }

    /** A class of a few characters, each named; any other is taken for anything. */
    private Known characterClass() throws Unknown {
        int start = at + 1;
        PatternWalk walk = new PatternWalk(pattern.substring(at));
        int end = at;
        boolean simple = true;
        List<Known> members = new ArrayList<>();
        while (walk.next() && walk.inClass()) {
            int sign = at + walk.at();
            end = sign + 1;
            boolean edge = sign < start || sign == at;
            if (edge) {
                continue;
            }
            char c = pattern.charAt(sign);
            boolean isEnd = c == ']' && sign > start;
            if (!isEnd) {
                simple &= "\\[-^&".indexOf(c) < 0 && !Character.isSurrogate(c);
                members.add(Known.text(Character.toString(c)));
            }
        }
        if (end == at || pattern.charAt(end - 1) != ']') {
            throw new Unknown();
        }
        String inside = pattern.substring(start, end - 1);
        at = end;
        if (!simple || inside.isEmpty() || members.size() > LARGEST_CLASS) {
            return Known.NOTHING;
        }
        inside.codePoints().forEach(this::character);
        return Known.either(members);
    }
}
