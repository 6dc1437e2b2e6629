package jlogtui.model;

import java.util.List;

/**
 * Texts of which every entry that is looked for holds at least one: what is known of a pattern before it is tried.
 *
 * @param texts none of them empty; as they stand in a decoded message without colours
 * @param ignoresCase upper and lower case are the same, by Unicode's simple folding
 */
public record Literals(List<String> texts, boolean ignoresCase) {
    public Literals {
        texts = List.copyOf(texts);
    }
}
