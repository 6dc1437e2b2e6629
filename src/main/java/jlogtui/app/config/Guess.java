package jlogtui.app.config;

import java.util.List;
import jlogtui.model.NearestNames;

/** What a wrong word was probably meant to be. */
final class Guess {
    private static final int MOST_SHOWN = 40;

    private Guess() {}

    /** The end of a sentence that asks for the nearest name; empty when none is near. */
    static String of(String wrong, List<String> names) {
        List<String> nearest = NearestNames.to(wrong, names);
        return nearest.isEmpty() ? "" : ", did you mean " + String.join(" or ", nearest) + "?";
    }

    /** A name of a file as it stands there, or in quotes where it is none that could be right. */
    static String name(String name) {
        for (int at = 0; at < name.length(); at++) {
            char letter = name.charAt(at);
            boolean isPlain = letter < 0x7f && (Character.isLetterOrDigit(letter) || letter == '-' || letter == '_');
            if (!isPlain) {
                return shown(name);
            }
        }
        return name.isEmpty() || name.length() > MOST_SHOWN ? shown(name) : name;
    }

    /** Text of a file, on one line, harmless to a terminal and not too long. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (int at = 0; at < text.length() && shown.length() < MOST_SHOWN; at++) {
            char letter = text.charAt(at);
            shown.append(
                    Character.isISOControl(letter) || Character.getType(letter) == Character.FORMAT ? '?' : letter);
        }
        return '"' + shown.toString() + (shown.length() < text.length() ? "…" : "") + '"';
    }
}
