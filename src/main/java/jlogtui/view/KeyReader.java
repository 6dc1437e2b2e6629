package jlogtui.view;

import java.util.ArrayList;
import java.util.List;

/** Makes actions of keys in the main view: counts such as {@code 10j} and pairs such as {@code ]m}. */
final class KeyReader {
    /** A count beyond this means "as far as it goes", and sums of counts stay far from overflow. */
    private static final int MOST = 99_999_999;

    /**
     * What a key came to.
     *
     * @param action what to do
     * @param count how often; 1 when none was typed
     */
    record Command(Action action, int count) {}

    private final Keymap keymap;
    private int count = -1;
    private String first = "";

    KeyReader(Keymap keymap) {
        this.keymap = keymap;
    }

    /** Takes a key; null when it completes nothing, be it unknown or a part of more. */
    Command read(Key key) {
        String name = name(key);
        if (first.isEmpty() && isDigit(name)) {
            count = (int) Math.min(MOST, Math.max(0, count) * 10L + (name.charAt(0) - '0'));
            return null;
        }
        if (first.isEmpty() && !keymap.pairs(Keymap.Context.MAIN, name).isEmpty()) {
            first = name;
            return null;
        }
        boolean cancelsTyping = name.equals("Esc") && isPending();
        Keymap.Binding binding = cancelsTyping ? null : keymap.find(Keymap.Context.MAIN, first + name);
        int typed = count;
        reset();
        if (binding == null || (binding.action() == Action.PERCENT && typed < 0)) {
            return null;
        }
        return new Command(binding.action(), typed < 0 ? 1 : typed);
    }

    /** Forgets a count or the first key of a pair. */
    void reset() {
        count = -1;
        first = "";
    }

    /** Whether keys of an unfinished command have been typed. */
    boolean isPending() {
        return count >= 0 || !first.isEmpty();
    }

    /** What has been typed of an unfinished command. */
    String typed() {
        return (count < 0 ? "" : Integer.toString(count)) + first;
    }

    /** The first key of a pair, while the second is awaited; else empty. */
    String first() {
        return first;
    }

    /** What can be typed next, when only a few things can: the pairs that begin with what was typed. */
    List<Keymap.Binding> choices() {
        return first.isEmpty() ? new ArrayList<>() : keymap.pairs(Keymap.Context.MAIN, first);
    }

    private boolean isDigit(String name) {
        boolean digit = name.length() == 1 && name.charAt(0) >= '0' && name.charAt(0) <= '9';
        return digit && (count >= 0 || name.charAt(0) != '0');
    }

    /** A key as {@link Keymap} writes it. */
    static String name(Key key) {
        return switch (key.type()) {
            case CHARACTER -> characterName(key);
            case ENTER -> "Enter";
            case ESCAPE -> "Esc";
            case TAB -> "Tab";
            case BACK_TAB -> "BackTab";
            case BACKSPACE -> "Backspace";
            case DELETE -> "Delete";
            case UP -> "Up";
            case DOWN -> "Down";
            case LEFT -> "Left";
            case RIGHT -> "Right";
            case PAGE_UP -> "PageUp";
            case PAGE_DOWN -> "PageDown";
            case HOME -> "Home";
            case END -> "End";
            case F1 -> "F1";
            case PASTE -> "Paste";
            case CLICK -> "Click";
            case WHEEL_UP -> "WheelUp";
            case WHEEL_DOWN -> "WheelDown";
            case UNKNOWN -> "Unknown";
        };
    }

    private static String characterName(Key key) {
        String character = key.codePoint() == ' ' ? "Space" : Character.toString(key.codePoint());
        if (key.ctrl()) {
            return "^" + Character.toString(Character.toUpperCase(key.codePoint()));
        }
        return key.alt() ? "Alt-" + character : character;
    }
}
