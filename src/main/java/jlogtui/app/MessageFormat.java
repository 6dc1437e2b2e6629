package jlogtui.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jlogtui.index.Block;
import jlogtui.model.Entry;
import jlogtui.query.MessageText;

/**
 * Messages alone, as text that is harmless wherever it is pasted: without colours, and without the control characters by which a
 * log could end a paste and go on as if it were typed.
 */
final class MessageFormat implements EntryFormat {
    private static final byte BELL = 0x07;
    private static final byte ESCAPE = 0x1b;
    private static final byte DELETE = 0x7f;

    @Override
    public void write(Entry entry, OutputBytes out) throws IOException {
        byte[] text = MessageText.of(entry.log()).clone();
        out.write(text, 0, harmless(text, text.length));
        out.write('\n');
    }

    /** What is copied is little; what it costs is not worth a second way. */
    @Override
    public boolean write(int source, Block block, int item, OutputBytes out) {
        return false;
    }

    static byte[] harmless(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, harmless(bytes, bytes.length));
    }

    /** Drops the controls of UTF-8 text in its array, whole sequences where they have an end; gives what is left. */
    private static int harmless(byte[] text, int length) {
        int left = 0;
        int stringEnd = 0;
        int at = 0;
        while (at < length) {
            byte b = text[at];
            if (b == ESCAPE) {
                boolean isString = at + 1 < length && "]PX^_".indexOf(text[at + 1]) >= 0;
                if (isString && stringEnd <= at && stringEnd >= 0) {
                    stringEnd = stringEnd(text, at + 2, length);
                }
                at = isString && stringEnd > at ? stringEnd : sequenceEnd(text, at, length);
            } else if (b == (byte) 0xC2 && at + 1 < length && text[at + 1] < (byte) 0xA0) {
                at += 2;
            } else {
                boolean isControl = b >= 0 && b < ' ' && b != '\t' && b != '\n' || b == DELETE;
                if (b == '\r') {
                    text[left++] = ' ';
                } else if (!isControl) {
                    text[left++] = b;
                }
                at++;
            }
        }
        return left;
    }

    /** Behind the end of a string such as a window's title; -1 when there is no such end, and then not of a later one either. */
    private static int stringEnd(byte[] text, int from, int length) {
        for (int at = from; at < length; at++) {
            if (text[at] == BELL) {
                return at + 1;
            }
            if (text[at] == ESCAPE && at + 1 < length && text[at + 1] == '\\') {
                return at + 2;
            }
        }
        return -1;
    }

    /** Behind a sequence of the usual kind; behind the escape alone when it is none. */
    private static int sequenceEnd(byte[] text, int from, int length) {
        int at = from + 1;
        if (at >= length || text[at] != '[') {
            return at;
        }
        at++;
        while (at < length && text[at] >= ' ' && text[at] < '@') {
            at++;
        }
        return at < length && text[at] >= '@' && text[at] <= '~' ? at + 1 : from + 1;
    }
}
