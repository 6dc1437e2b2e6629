package jlogtui.terminal;

import java.util.Locale;
import jlogtui.view.Key;

/** What complete control sequences from a terminal mean. Each method returns null for what is to be swallowed. */
final class ControlSequence {
    private static final int SHIFT = 1;
    private static final int ALT = 2;
    private static final int CTRL = 4;

    private ControlSequence() {}

    /** The key of {@code ESC O last}. */
    static Key ss3(int last) {
        return last == 'M' ? Key.of(Key.Type.ENTER) : withModifiers(letter((char) last), 0);
    }

    /**
     * The key of {@code ESC [ parameters last}.
     *
     * @param parameters everything between the bracket and the last byte
     */
    static Key key(String parameters, char last) {
        if (parameters.startsWith("<")) {
            return sgrMouse(parameters, last);
        }
        int[] numbers = numbers(parameters);
        if (numbers == null) {
            return null;
        }
        int first = numbers[0];
        int modifiers = Math.max(numbers[1] - 1, 0);
        return switch (last) {
            case '~' -> first == 27 ? character(numbers[2], modifiers) : withModifiers(tilde(first), modifiers);
            case 'u' -> character(first, modifiers);
            // Focus, cursor position, device state and attributes, window reports: answers, not keys
            case 'I', 'O', 'R', 'n', 'c', 't' -> null;
            default -> withModifiers(letter(last), modifiers);
        };
    }

    /**
     * The key of a mouse report.
     *
     * @param button the button and its modifier bits, as both mouse protocols give them
     * @param column 1-based
     * @param row 1-based
     */
    static Key mouse(int button, int column, int row, boolean pressed) {
        boolean moved = (button & 32) != 0;
        if (!pressed || moved || button < 0 || column < 1 || row < 1) {
            return null;
        }
        Key.Type type = switch (button & ~(4 | 8 | 16)) {
            case 0 -> Key.Type.CLICK;
            case 64 -> Key.Type.WHEEL_UP;
            case 65 -> Key.Type.WHEEL_DOWN;
            default -> null;
        };
        return type == null ? null : new Key(type, 0, (button & 16) != 0, (button & 8) != 0, "", column - 1, row - 1);
    }

    private static Key sgrMouse(String parameters, char last) {
        int[] numbers = numbers(parameters.substring(1));
        return numbers == null || (last != 'M' && last != 'm')
                ? null
                : mouse(numbers[0], numbers[1], numbers[2], last == 'M');
    }

    private static Key.Type letter(char last) {
        return switch (last) {
            case 'A' -> Key.Type.UP;
            case 'B' -> Key.Type.DOWN;
            case 'C' -> Key.Type.RIGHT;
            case 'D' -> Key.Type.LEFT;
            case 'H' -> Key.Type.HOME;
            case 'F' -> Key.Type.END;
            case 'P' -> Key.Type.F1;
            case 'Z' -> Key.Type.BACK_TAB;
            default -> Key.Type.UNKNOWN;
        };
    }

    private static Key.Type tilde(int number) {
        return switch (number) {
            case 1, 7 -> Key.Type.HOME;
            case 3 -> Key.Type.DELETE;
            case 4, 8 -> Key.Type.END;
            case 5 -> Key.Type.PAGE_UP;
            case 6 -> Key.Type.PAGE_DOWN;
            case 11 -> Key.Type.F1;
            // The end of a paste that never began
            case 201 -> null;
            default -> Key.Type.UNKNOWN;
        };
    }

    /** A key that the terminal names by its character, as it does for unusual combinations. */
    private static Key character(int code, int modifiers) {
        return switch (code) {
            case 9 -> withModifiers((modifiers & SHIFT) != 0 ? Key.Type.BACK_TAB : Key.Type.TAB, modifiers);
            case 13 -> withModifiers(Key.Type.ENTER, modifiers);
            case 27 -> withModifiers(Key.Type.ESCAPE, modifiers);
            case 8, 127 -> withModifiers(Key.Type.BACKSPACE, modifiers);
            default -> {
                // Private use: kitty's names for keys that have no character
                boolean printable = Character.isValidCodePoint(code)
                        && code >= 0x20
                        && Character.getType(code) != Character.CONTROL
                        && Character.getType(code) != Character.PRIVATE_USE
                        && Character.getType(code) != Character.SURROGATE;
                if (!printable) {
                    yield Key.of(Key.Type.UNKNOWN);
                }
                boolean ctrl = (modifiers & CTRL) != 0;
                int shown = ctrl ? Character.toLowerCase(code) : (modifiers & SHIFT) != 0 ? upper(code) : code;
                yield new Key(Key.Type.CHARACTER, shown, ctrl, (modifiers & ALT) != 0, "", 0, 0);
            }
        };
    }

    private static int upper(int code) {
        String upper = Character.toString(code).toUpperCase(Locale.ROOT);
        return upper.codePointCount(0, upper.length()) == 1 ? upper.codePointAt(0) : code;
    }

    private static Key withModifiers(Key.Type type, int modifiers) {
        return type == null ? null : new Key(type, 0, (modifiers & CTRL) != 0, (modifiers & ALT) != 0, "", 0, 0);
    }

    /** The first three numbers between semicolons, 0 where there is none; null when there is anything but digits. */
    private static int[] numbers(String parameters) {
        int[] numbers = new int[3];
        int index = 0;
        for (int at = 0; at < parameters.length(); at++) {
            char c = parameters.charAt(at);
            if (c == ';') {
                index++;
            } else if (c >= '0' && c <= '9') {
                if (index < numbers.length) {
                    numbers[index] = Math.min(numbers[index] * 10 + c - '0', Character.MAX_CODE_POINT);
                }
            } else {
                return null;
            }
        }
        return numbers;
    }
}
