package jlogtui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which keys the actions of the main view have, as far as they are not the usual ones. The other parts of the screen
 * follow where they have the same action on the same key.
 *
 * @param keys for the name of an action its keys; none when no key does it. No key stands at two actions
 */
public record KeyChoices(Map<String, List<String>> keys) {
    public static final KeyChoices USUAL = new KeyChoices(Map.of());

    /** These leave in any layer and under any configuration. */
    static final List<String> FIXED = List.of("^C", "Esc");

    private static final List<String> NAMED = List.of(
            "Space",
            "Enter",
            "Tab",
            "BackTab",
            "Backspace",
            "Delete",
            "Up",
            "Down",
            "Left",
            "Right",
            "PageUp",
            "PageDown",
            "Home",
            "End",
            "F1");
    /** Control characters that come as a key of their own. */
    private static final Map<String, String> SAME =
            Map.of("^H", "Backspace", "^I", "Tab", "^M", "Enter", "^J", "Enter", "^[", "Esc");

    public KeyChoices {
        keys = Map.copyOf(keys);
    }

    /**
     * An action of the main view whose keys can be chosen.
     *
     * @param name as it stands in a configuration file
     * @param keys the usual ones
     * @param help what it does, in words
     */
    public record Row(String name, List<String> keys, String help) {}

    /** All of them, in the order of the help. */
    public static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Keymap.Binding binding : new Keymap(USUAL).bindings()) {
            if (binding.context() == Keymap.Context.MAIN && isChosen(binding.action())) {
                rows.add(new Row(binding.action().key(), binding.keys(), binding.help()));
            }
        }
        return rows;
    }

    /** The mouse means what it points at. */
    private static boolean isChosen(Action action) {
        return action != Action.SELECT && action != Action.WHEEL_DOWN && action != Action.WHEEL_UP;
    }

    /** Why something cannot be chosen as a key; empty when it can. */
    public static String problem(String key) {
        if (FIXED.contains(key)) {
            return key.equals("^C") ? "^C always quits" : "Esc always cancels";
        }
        if (SAME.containsKey(key)) {
            return "terminals send " + key + " for " + SAME.get(key);
        }
        if (NAMED.contains(key) || isControl(key)) {
            return "";
        }
        if (key.codePointCount(0, key.length()) == 1) {
            return letterProblem(key);
        }
        boolean isPair = key.startsWith("]") || key.startsWith("[");
        String letter = key.startsWith("Alt-") ? key.substring(4) : isPair ? key.substring(1) : "";
        boolean isLetter = letter.codePointCount(0, letter.length()) == 1 && isVisible(letter.codePointAt(0));
        return isLetter && !(isPair && letter.length() > 1) ? "" : "no such key";
    }

    private static String letterProblem(String key) {
        int letter = key.codePointAt(0);
        if (letter >= '1' && letter <= '9') {
            return "digits are counts";
        }
        if (letter == ']' || letter == '[') {
            return key + " begins pairs such as " + key + "m";
        }
        return letter == ' ' ? "this key is written Space" : isVisible(letter) ? "" : "no such key";
    }

    private static boolean isControl(String key) {
        return key.length() == 2
                && key.charAt(0) == '^'
                && (key.charAt(1) >= 'A' && key.charAt(1) <= 'Z' || "\\]^_".indexOf(key.charAt(1)) >= 0);
    }

    private static boolean isVisible(int letter) {
        return letter > ' ' && !Character.isISOControl(letter) && !Character.isWhitespace(letter);
    }

    /** Names of keys, for guesses at what a wrong one was meant to be. */
    public static List<String> names() {
        return NAMED;
    }
}
