package jlogtui.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jlogtui.view.Key;

/**
 * Turns the bytes of a terminal into keys, however the bytes are cut into reads. It has no clock: {@link #patienceMillis()} says how
 * long the caller should wait for more bytes, and {@link #expire()} that none came. Sequences that it does not know, and answers of
 * the terminal, are swallowed whole, so that none of their letters ever acts as a command. Used by the thread that reads keys.
 */
final class KeyDecoder {
    /** A bare Escape and the start of a sequence look alike this long; a slow line needs more than a fast one. */
    static final int ESCAPE_MILLIS = 40;

    /** How long the rest of a begun sequence may take. */
    static final int SEQUENCE_MILLIS = 500;

    /** The same while an answer of the terminal is due, which a bad line may tear anywhere. */
    static final int SLOW_ESCAPE_MILLIS = 250;

    static final int SLOW_SEQUENCE_MILLIS = 3000;

    /** Unbracketed pastes may come in several reads; this much silence ends one. */
    static final int PASTE_GAP_MILLIS = 30;

    private static final int ESC = 0x1b;
    private static final int SEQUENCE_MAX = 64;
    private static final String ANSWER = "\033[0n";
    private static final int STRING_MAX = 4096;
    private static final String BACKGROUND = "11;";
    private static final int PASTE_MAX = 1 << 16;
    private static final byte[] PASTE_END = {ESC, '[', '2', '0', '1', '~'};

    private enum State {
        GROUND,
        /** Inside a character of several bytes. */
        CHARACTER,
        ESCAPE,
        /** After {@code ESC O}. */
        SS3,
        CSI,
        /** After {@code ESC [ [}, how the Linux console begins F1 to F5. */
        CONSOLE_KEY,
        /** The three bytes after {@code ESC [ M}. */
        OLD_MOUSE,
        /** OSC, DCS, SOS, PM or APC. */
        STRING,
        STRING_ESCAPE,
        PASTE,
        /** A paste without brackets that may go on in the next read. */
        BURST
    }

    private final ByteArrayOutputStream pasted = new ByteArrayOutputStream();
    private final StringBuilder sequence = new StringBuilder();
    /** The beginning of a string, which may be an answer. */
    private final StringBuilder string = new StringBuilder();

    private final int[] oldMouse = new int[3];
    private List<Key> keys = new ArrayList<>();
    private State state = State.GROUND;
    private boolean alt;
    private int stringIntroducer;
    private int count;
    private int codePoint;
    private int missingBytes;
    private int smallestCodePoint;
    private boolean isAnswerDue;
    private int answers;
    /** The terminal's background as it has told; null when it has not since that was last asked. */
    private Background background;

    /** Whether the terminal has been asked something, so that what looks like the beginning of a sequence may take longer to go on. */
    void expectAnswer(boolean isDue) {
        isAnswerDue = isDue;
    }

    /** How often the terminal has said that it has done what it was sent. */
    int answers() {
        return answers;
    }

    /** The background that the terminal has told since the last call; null for none. */
    Background takeBackground() {
        Background told = background;
        background = null;
        return told;
    }

    /**
     * Takes the bytes of one read.
     *
     * @param typing a prompt is open, so that a line of text is typing and not a paste
     */
    void feed(byte[] bytes, int length, boolean typing) {
        boolean isBetween = state == State.GROUND || state == State.BURST;
        byte[] read = isBetween ? cutAnswers(bytes, length) : bytes;
        int end = isBetween ? read.length : length;
        int at = 0;
        int text = isBetween ? textLength(read, end) : 0;
        if (state == State.BURST || text > 1 && isPaste(read, text, typing)) {
            state = State.BURST;
            keep(read, text);
            at = text;
            if (at < end) {
                finishPaste();
            }
        }
        while (at < end) {
            accept(read[at++] & 0xff);
        }
    }

    private static boolean isPaste(byte[] bytes, int length, boolean typing) {
        return Burst.isPaste(new String(bytes, 0, length, StandardCharsets.UTF_8), typing);
    }

    /** The terminal may answer in the midst of a paste, which must not look like typing for that. */
    private byte[] cutAnswers(byte[] bytes, int length) {
        byte[] rest = new byte[length];
        int count = 0;
        for (int at = 0; at < length; at++) {
            rest[count++] = bytes[at];
            if (count >= 4
                    && rest[count - 4] == ESC
                    && rest[count - 3] == '['
                    && rest[count - 2] == '0'
                    && rest[count - 1] == 'n') {
                count -= 4;
                answers++;
            }
        }
        return Arrays.copyOf(rest, count);
    }

    /** Milliseconds that the next byte may take before {@link #expire()} is due; 0 when nothing is pending. */
    int patienceMillis() {
        return switch (state) {
            case GROUND -> 0;
            case ESCAPE -> isAnswerDue ? SLOW_ESCAPE_MILLIS : ESCAPE_MILLIS;
            case STRING, STRING_ESCAPE, CSI -> isAnswerDue ? SLOW_SEQUENCE_MILLIS : SEQUENCE_MILLIS;
            case BURST -> PASTE_GAP_MILLIS;
            case CHARACTER, SS3, CONSOLE_KEY, OLD_MOUSE, PASTE -> SEQUENCE_MILLIS;
        };
    }

    /** Ends what is pending: no more bytes came in time. */
    void expire() {
        State pending = state;
        state = State.GROUND;
        switch (pending) {
            case ESCAPE -> emit(Key.Type.ESCAPE, false, alt);
            case SS3 -> emitCharacter('O', false, true);
            case CSI -> {
                if (sequence.isEmpty()) {
                    emitCharacter('[', false, true);
                }
            }
            case STRING -> {
                if (count == 0) {
                    emitCharacter(stringIntroducer, false, true);
                }
            }
            case PASTE, BURST -> finishPaste();
            case GROUND, CHARACTER, CONSOLE_KEY, OLD_MOUSE, STRING_ESCAPE -> {}
        }
        alt = false;
    }

    /** The keys decoded since the last call. */
    List<Key> takeKeys() {
        List<Key> taken = keys;
        keys = new ArrayList<>();
        return taken;
    }

    private void accept(int octet) {
        switch (state) {
            case GROUND, BURST -> ground(octet);
            case CHARACTER -> character(octet);
            case ESCAPE -> escape(octet);
            case SS3 -> {
                state = State.GROUND;
                if (octet < 0x20 || octet > 0x7e) {
                    ground(octet);
                } else {
                    key(ControlSequence.ss3(octet));
                }
            }
            case CSI -> csi(octet);
            case CONSOLE_KEY -> {
                state = State.GROUND;
                emit(octet == 'A' ? Key.Type.F1 : Key.Type.UNKNOWN, false, false);
            }
            case OLD_MOUSE -> {
                oldMouse[count++] = octet - 32;
                if (count == oldMouse.length) {
                    state = State.GROUND;
                    key(ControlSequence.mouse(oldMouse[0], oldMouse[1], oldMouse[2], true));
                }
            }
            case STRING -> string(octet);
            case STRING_ESCAPE -> {
                state = State.GROUND;
                if (octet == '\\') {
                    endString();
                } else {
                    escape(octet);
                }
            }
            case PASTE -> paste((byte) octet);
        }
    }

    private void ground(int octet) {
        state = State.GROUND;
        switch (octet) {
            case ESC -> state = State.ESCAPE;
            case 0x00 -> emitCharacter(' ', true, alt);
            case 0x08, 0x7f -> emit(Key.Type.BACKSPACE, false, alt);
            case 0x09 -> emit(Key.Type.TAB, false, alt);
            case 0x0a, 0x0d -> emit(Key.Type.ENTER, false, alt);
            default -> {
                if (octet <= 0x1a) {
                    emitCharacter('a' + octet - 1, true, alt);
                } else if (octet < 0x20) {
                    emitCharacter('\\' + octet - 0x1c, true, alt);
                } else if (octet < 0x80) {
                    emitCharacter(octet, false, alt);
                } else {
                    beginCharacter(octet);
                }
            }
        }
        if (state == State.GROUND) {
            alt = false;
        }
    }

    private void beginCharacter(int octet) {
        if (octet >= 0xc2 && octet < 0xf5) {
            missingBytes = octet < 0xe0 ? 1 : octet < 0xf0 ? 2 : 3;
            smallestCodePoint = octet < 0xe0 ? 0x80 : octet < 0xf0 ? 0x800 : 0x10000;
            codePoint = octet & (0x3f >> missingBytes);
            state = State.CHARACTER;
        } else {
            emit(Key.Type.UNKNOWN, false, alt);
        }
    }

    private void character(int octet) {
        if ((octet & 0xc0) != 0x80) {
            emit(Key.Type.UNKNOWN, false, alt);
            alt = false;
            ground(octet);
            return;
        }
        codePoint = (codePoint << 6) | (octet & 0x3f);
        missingBytes--;
        if (missingBytes > 0) {
            return;
        }
        state = State.GROUND;
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        if (codePoint < smallestCodePoint || codePoint > Character.MAX_CODE_POINT || surrogate || codePoint < 0xa0) {
            emit(Key.Type.UNKNOWN, false, alt);
        } else {
            emitCharacter(codePoint, false, alt);
        }
        alt = false;
    }

    private void escape(int octet) {
        switch (octet) {
            case '[' -> {
                sequence.setLength(0);
                state = State.CSI;
                alt = false;
            }
            case 'O' -> {
                state = State.SS3;
                alt = false;
            }
            case ']', 'P', 'X', '^', '_' -> {
                stringIntroducer = octet;
                string.setLength(0);
                count = 0;
                state = State.STRING;
                alt = false;
            }
            case ESC -> {
                emit(Key.Type.ESCAPE, false, false);
                state = State.ESCAPE;
            }
            default -> {
                alt = true;
                ground(octet);
            }
        }
    }

    private void csi(int octet) {
        if (octet < 0x20 || octet > 0x7e) {
            state = State.GROUND;
            // CAN and SUB end a sequence and mean nothing else
            if (octet != 0x18 && octet != 0x1a) {
                ground(octet);
            }
            return;
        }
        if (octet < 0x40) {
            // A longer one is garbage: go on swallowing it, but keep no more
            if (sequence.length() < SEQUENCE_MAX) {
                sequence.append((char) octet);
            }
            return;
        }
        state = State.GROUND;
        if (octet == '[' && sequence.isEmpty()) {
            state = State.CONSOLE_KEY;
        } else if (octet == 'M' && sequence.isEmpty()) {
            count = 0;
            state = State.OLD_MOUSE;
        } else if (octet == '~' && sequence.toString().equals("200")) {
            count = 0;
            state = State.PASTE;
        } else if (octet == 'n' && sequence.toString().equals("0")) {
            answers++;
        } else if (sequence.length() < SEQUENCE_MAX) {
            key(ControlSequence.key(sequence.toString(), (char) octet));
        }
    }

    private void string(int octet) {
        count++;
        if (octet == ESC) {
            state = State.STRING_ESCAPE;
        } else if (octet == 0x07 || octet == 0x18 || octet == 0x1a || count > STRING_MAX) {
            state = State.GROUND;
            if (octet == 0x07) {
                endString();
            }
        } else if (string.length() < SEQUENCE_MAX) {
            string.append((char) octet);
        }
    }

    private void endString() {
        if (stringIntroducer == ']' && string.indexOf(BACKGROUND) == 0) {
            background = Background.parse(string.substring(BACKGROUND.length()));
        }
    }

    /** {@code count} is how much of the end mark has been seen; it starts with ESC and holds no other, so one restart is enough. */
    private void paste(byte octet) {
        if (octet == PASTE_END[count]) {
            count++;
            if (count == PASTE_END.length) {
                state = State.GROUND;
                finishPaste();
            }
            return;
        }
        keep(PASTE_END, count);
        count = 0;
        if (octet == ESC) {
            count = 1;
        } else {
            keep(new byte[] {octet}, 1);
        }
    }

    private void keep(byte[] bytes, int length) {
        pasted.write(bytes, 0, Math.min(length, PASTE_MAX - pasted.size()));
    }

    private void finishPaste() {
        state = State.GROUND;
        String text = Burst.clean(withoutAnswers(pasted.toString(StandardCharsets.UTF_8)));
        pasted.reset();
        if (!text.isEmpty()) {
            keys.add(Key.paste(text));
        }
    }

    /** The terminal may answer in the midst of a long paste. */
    private String withoutAnswers(String text) {
        int start = text.indexOf("\033]" + BACKGROUND);
        int end = start;
        while (start >= 0 && end < text.length() && text.charAt(end) != 0x07) {
            if (text.startsWith("\033\\", end)) {
                end++;
                break;
            }
            end++;
        }
        String rest = start < 0 ? text : text.substring(0, start) + text.substring(Math.min(text.length(), end + 1));
        String without = rest.replace(ANSWER, "");
        answers += (rest.length() - without.length()) / ANSWER.length();
        return without;
    }

    private void key(Key key) {
        if (key != null) {
            keys.add(key);
        }
    }

    private void emit(Key.Type type, boolean ctrl, boolean withAlt) {
        keys.add(new Key(type, 0, ctrl, withAlt, "", 0, 0));
    }

    private void emitCharacter(int character, boolean ctrl, boolean withAlt) {
        keys.add(new Key(Key.Type.CHARACTER, character, ctrl, withAlt, "", 0, 0));
    }

    /** How many bytes at the beginning of a read are printable characters, tabs and line ends; 0 when other keys follow than sequences. */
    private static int textLength(byte[] bytes, int length) {
        for (int at = 0; at < length; at++) {
            int octet = bytes[at] & 0xff;
            if (octet == ESC) {
                return at;
            }
            if ((octet < 0x20 && octet != '\t' && octet != '\r' && octet != '\n') || octet == 0x7f) {
                return 0;
            }
        }
        return length;
    }
}
