package jlogtui.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known of the texts that a part of a pattern can match.
 *
 * @param exact all of them, when they are few; else null. It may hold the empty text
 * @param required texts of which each match holds at least one, none of them empty; null when nothing is known
 */
record Known(List<String> exact, List<String> required) {
    /** Anything. */
    static final Known NOTHING = new Known(null, null);
    /** No character, such as an anchor. */
    static final Known EMPTY = new Known(List.of(""), null);

    /** Above this a search for each takes longer than reading everything. */
    private static final int MOST_TEXTS = 12;

    private static final int LONGEST = 80;

    static Known text(String text) {
        return new Known(List.of(text), null);
    }

    /** One of several parts. */
    static Known either(List<Known> branches) {
        Set<String> exact = new LinkedHashSet<>();
        Set<String> required = new LinkedHashSet<>();
        for (Known branch : branches) {
            exact = exact == null || branch.exact == null ? null : union(exact, branch.exact);
            List<String> best = branch.best();
            required = required == null || best == null ? null : union(required, best);
        }
        return new Known(exact == null ? null : List.copyOf(exact), required == null ? null : List.copyOf(required));
    }

    private static Set<String> union(Set<String> texts, List<String> more) {
        texts.addAll(more);
        return texts.size() > MOST_TEXTS ? null : texts;
    }

    /** Parts one behind the other. */
    static Known sequence(List<Known> parts) {
        List<String> run = List.of("");
        List<String> required = null;
        boolean whole = true;
        for (Known part : parts) {
            List<String> longer = part.exact == null ? null : product(run, part.exact);
            if (longer != null) {
                run = longer;
                continue;
            }
            whole = false;
            required = better(better(required, run), part.exact == null ? part.required : null);
            run = part.exact == null ? List.of("") : part.exact;
        }
        return whole ? new Known(run, null) : new Known(null, better(required, run));
    }

    private static List<String> product(List<String> heads, List<String> tails) {
        if (heads.size() * tails.size() > MOST_TEXTS) {
            return null;
        }
        Set<String> texts = new LinkedHashSet<>();
        for (String head : heads) {
            for (String tail : tails) {
                if (head.length() + tail.length() > LONGEST) {
                    return null;
                }
                texts.add(head + tail);
            }
        }
        return new ArrayList<>(texts);
    }

    /** The part this many times. */
    Known times(int least, int most) {
        if (most == 0) {
            return NOTHING;
        }
        if (least == 0) {
            return most == 1 && exact != null ? either(List.of(EMPTY, this)) : NOTHING;
        }
        List<Known> parts = new ArrayList<>();
        int shown = Math.min(least, MOST_TEXTS);
        for (int i = 0; i < shown; i++) {
            parts.add(this);
        }
        if (most > shown) {
            parts.add(NOTHING);
        }
        return sequence(parts);
    }

    /** The texts to look for: null when there are none that say anything. */
    List<String> best() {
        return better(required, exact);
    }

    private static List<String> better(List<String> a, List<String> b) {
        return weight(b) > weight(a) ? b : a == null || weight(a) > 0 ? a : null;
    }

    /** How much is gained by looking for the texts: the weakest of them decides. */
    private static int weight(List<String> texts) {
        if (texts == null) {
            return 0;
        }
        int least = Integer.MAX_VALUE;
        for (String text : texts) {
            int weight = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                weight += Character.isLetter(c) ? 4 : c == ' ' || Character.isDigit(c) ? 2 : 3;
            }
            least = Math.min(least, weight);
        }
        return least == 0 ? 0 : Math.max(1, least - 2 * (texts.size() - 1));
    }
}
