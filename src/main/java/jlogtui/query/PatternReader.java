package jlogtui.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jlogtui.query.PatternPart.Choice;
import jlogtui.query.PatternPart.Condition;
import jlogtui.query.PatternPart.Edge;
import jlogtui.query.PatternPart.Repeat;
import jlogtui.query.PatternPart.Sequence;
import jlogtui.query.PatternPart.Sign;

/** Reads a pattern once more, after RE2/J has taken it; knows all of its syntax but what asks for tables of Unicode. */
final class PatternReader {
    private static final int MOST_DEPTH = 200;

    private final String pattern;
    private int at;
    private int depth;
    private boolean ignoresCase;
    private boolean dotIsAll;
    private boolean edgesAreLines;

    private PatternReader(String pattern, boolean ignoresCase) {
        this.pattern = pattern;
        this.ignoresCase = ignoresCase;
    }

    /**
     * @param pattern one that RE2/J has taken
     * @return empty when something in it is not known here
     */
    static Optional<PatternPart> read(String pattern, boolean ignoresCase) {
        PatternReader reader = new PatternReader(pattern, ignoresCase);
        try {
            PatternPart whole = reader.choice();
            return reader.at < pattern.length() ? Optional.empty() : Optional.of(whole);
        } catch (Unknown | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Something that this reader does not know. */
    private static final class Unknown extends Exception {
        private static final long serialVersionUID = 1;
    }

    private PatternPart choice() throws Unknown {
        if (++depth > MOST_DEPTH) {
            throw new Unknown();
        }
        List<PatternPart> branches = new ArrayList<>();
        branches.add(sequence());
        while (isAt('|')) {
            at++;
            branches.add(sequence());
        }
        depth--;
        return branches.size() == 1 ? branches.get(0) : new Choice(branches);
    }

    private boolean isAt(char sign) {
        return at < pattern.length() && pattern.charAt(at) == sign;
    }

    private PatternPart sequence() throws Unknown {
        List<PatternPart> parts = new ArrayList<>();
        while (at < pattern.length() && !isAt('|') && !isAt(')')) {
            if (pattern.startsWith("\\Q", at)) {
                quoted(parts);
            } else {
                parts.add(part());
            }
            repeatLast(parts);
        }
        return new Sequence(parts);
    }

    private void quoted(List<PatternPart> parts) throws Unknown {
        int close = pattern.indexOf("\\E", at);
        int end = close < 0 ? pattern.length() : close;
        at += 2;
        if (at == end) {
            throw new Unknown();
        }
        while (at < end) {
            int codePoint = pattern.codePointAt(at);
            parts.add(sign(codePoint));
            at += Character.charCount(codePoint);
        }
        at = close < 0 ? end : end + 2;
    }

    private Sign sign(int codePoint) throws Unknown {
        return new Sign(folded(SignSet.of(codePoint, codePoint)));
    }

    private SignSet folded(SignSet set) throws Unknown {
        SignSet folded = ignoresCase ? set.folded() : set;
        if (folded == null) {
            throw new Unknown();
        }
        return folded;
    }

    private void repeatLast(List<PatternPart> parts) {
        while (at < pattern.length()) {
            int least = 0;
            int most = Integer.MAX_VALUE;
            switch (pattern.charAt(at)) {
                case '*' -> at++;
                case '+' -> {
                    least = 1;
                    at++;
                }
                case '?' -> {
                    most = 1;
                    at++;
                }
                default -> {
                    int close = pattern.charAt(at) == '{' ? pattern.indexOf('}', at) : -1;
                    String count = close < 0 ? "" : pattern.substring(at + 1, close);
                    if (!count.matches("[0-9]{1,5}(,[0-9]{0,5})?")) {
                        return;
                    }
                    int comma = count.indexOf(',');
                    least = Integer.parseInt(comma < 0 ? count : count.substring(0, comma));
                    boolean open = comma == count.length() - 1;
                    most = comma < 0 ? least : open ? most : Integer.parseInt(count.substring(comma + 1));
                    at = close + 1;
                }
            }
            // How greedily it is done changes nothing about whether there is a match
            at += isAt('?') ? 1 : 0;
            int last = parts.size() - 1;
            parts.set(last, new Repeat(parts.get(last), least, most));
        }
    }

    private PatternPart part() throws Unknown {
        int codePoint = pattern.codePointAt(at);
        switch (codePoint) {
            case '(' -> {
                return group();
            }
            case '[' -> {
                at++;
                return new Sign(signClass());
            }
            case '\\' -> {
                return escape();
            }
            case '.' -> {
                at++;
                return new Sign(dotIsAll ? SignSet.ALL : SignSet.LINE_FEED.others());
            }
            case '^' -> {
                at++;
                return new Condition(edgesAreLines ? Edge.LINE_START : Edge.TEXT_START);
            }
            case '$' -> {
                at++;
                return new Condition(edgesAreLines ? Edge.LINE_END : Edge.TEXT_END);
            }
            default -> {
                at += Character.charCount(codePoint);
                return sign(codePoint);
            }
        }
    }

    private PatternPart group() throws Unknown {
        at++;
        boolean outsideIgnores = ignoresCase;
        boolean outsideDot = dotIsAll;
        boolean outsideEdges = edgesAreLines;
        if (pattern.startsWith("?P<", at) || pattern.startsWith("?<", at)) {
            at = pattern.indexOf('>', at) + 1;
        } else if (isAt('?')) {
            at++;
            if (readFlags()) {
                // They hold to the end of the group around
                return PatternPart.EMPTY;
            }
        }
        PatternPart inside = choice();
        if (!isAt(')')) {
            throw new Unknown();
        }
        at++;
        ignoresCase = outsideIgnores;
        dotIsAll = outsideDot;
        edgesAreLines = outsideEdges;
        return inside;
    }

    /** Reads flags and what ends them; true when that is a bracket and not a colon. */
    private boolean readFlags() throws Unknown {
        boolean on = true;
        while (true) {
            switch (pattern.charAt(at++)) {
                case 'i' -> ignoresCase = on;
                case 's' -> dotIsAll = on;
                case 'm' -> edgesAreLines = on;
                case 'U' -> {}
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

    private PatternPart escape() throws Unknown {
        Edge edge = switch (pattern.charAt(at + 1)) {
            case 'A' -> Edge.TEXT_START;
            case 'z' -> Edge.TEXT_END;
            case 'b' -> Edge.WORD_BORDER;
            case 'B' -> Edge.NO_WORD_BORDER;
            default -> null;
        };
        if (edge != null) {
            at += 2;
            return new Condition(edge);
        }
        SignSet set = namedSet(pattern.charAt(at + 1));
        if (set != null) {
            at += 2;
            return new Sign(set);
        }
        return sign(escaped());
    }

    /** What {@code \d} and the like stand for; else null. */
    private SignSet namedSet(char letter) throws Unknown {
        return switch (letter) {
            case 'd' -> SignSet.DIGITS;
            case 'D' -> SignSet.DIGITS.others();
            case 's' -> SignSet.BLANKS;
            case 'S' -> SignSet.BLANKS.others();
            case 'w' -> folded(SignSet.WORD);
            case 'W' -> folded(SignSet.WORD).others();
            default -> null;
        };
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

    /** Reads a class from behind its opening bracket. */
    private SignSet signClass() throws Unknown {
        boolean negated = isAt('^');
        at += negated ? 1 : 0;
        SignSet set = SignSet.of();
        boolean first = true;
        while (first || !isAt(']')) {
            first = false;
            set = set.and(classMember());
        }
        at++;
        return negated ? set.others() : set;
    }

    private SignSet classMember() throws Unknown {
        if (pattern.startsWith("[:", at)) {
            throw new Unknown();
        }
        SignSet named = isAt('\\') ? namedSet(pattern.charAt(at + 1)) : null;
        if (named != null) {
            at += 2;
            return named;
        }
        int low = classSign();
        int high = low;
        if (isAt('-') && pattern.charAt(at + 1) != ']') {
            at++;
            high = classSign();
        }
        return folded(SignSet.of(low, high));
    }

    private int classSign() throws Unknown {
        if (isAt('\\')) {
            return escaped();
        }
        int codePoint = pattern.codePointAt(at);
        at += Character.charCount(codePoint);
        return codePoint;
    }
}
