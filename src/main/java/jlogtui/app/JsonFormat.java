package jlogtui.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import jlogtui.index.Block;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Source;
import jlogtui.model.Stream;
import jlogtui.parse.Envelope;
import jlogtui.parse.JsonText;
import jlogtui.parse.LevelGuess;
import jlogtui.parse.MessageCopier;
import jlogtui.parse.RecordLevel;

/** One JSON object a line; keys are left out where there is nothing to say. */
final class JsonFormat implements EntryFormat {
    private static final int ESCAPED_AT_ONCE = 8 * 1024;
    private static final int MOST_IDLE_BYTES = 256 * 1024;

    private static final byte[] CONTAINER = ascii("{\"container\":\"");
    private static final byte[] ID = ascii("\",\"id\":\"");
    private static final byte[] SERVICE = ascii("\",\"service\":\"");
    private static final byte[] TIME = ascii("\",\"time\":\"");
    private static final byte[] STREAM = ascii("\",\"stream\":\"");
    private static final byte[] STREAM_OUT = ascii("\",\"stream\":\"stdout");
    private static final byte[] STREAM_ERR = ascii("\",\"stream\":\"stderr");
    private static final byte[] LEVEL = ascii("\",\"level\":\"");
    private static final byte[] LOG = ascii("\",\"log\":\"");
    private static final byte[] ATTRS = ascii(",\"attrs\":{\"");
    private static final byte[] COLON = ascii("\":\"");
    private static final byte[] COMMA = ascii("\",\"");

    private final IntFunction<Source> sources;
    private final Map<Integer, Head> heads = new HashMap<>();
    private final MessageCopier messages = new MessageCopier();
    private final RecordLevel levels = new RecordLevel(new LevelGuess());
    private final LastAttrs attrs = new LastAttrs();
    private byte[] message = new byte[0];

    /** How each line of a source begins. */
    private record Head(Source source, byte[] bytes) {
        boolean isOf(Source now) {
            return source.name().equals(now.name())
                    && source.id().equals(now.id())
                    && source.service().equals(now.service());
        }
    }

    /** @param sources gives a source by its number */
    JsonFormat(IntFunction<Source> sources) {
        this.sources = sources;
    }

    @Override
    public void write(Entry entry, OutputBytes out) throws IOException {
        byte[] raw = entry.raw().get(0);
        out.write(head(entry.position().source()));
        out.write(unlessEmpty(TIME, Envelope.time(raw, 0, raw.length)));
        switch (entry.stream()) {
            case STDOUT -> out.write(STREAM_OUT);
            case STDERR -> out.write(STREAM_ERR);
            case OTHER -> out.write(unlessEmpty(STREAM, Envelope.streamName(raw, 0, raw.length)));
        }
        writeLevel(entry.level(), out);
        out.write(LOG);
        escape(entry.log(), 0, entry.textLength(), out);
        out.write('"');
        out.write(attrs(Envelope.attrs(raw, 0, raw.length)));
        end(out);
    }

    @Override
    public boolean write(int source, Block block, int item, OutputBytes out) throws IOException {
        int start = block.start(item);
        int end = block.end(item);
        int most = end - start + MessageCopier.SLACK;
        if (message.length < most) {
            message = new byte[most];
        }
        byte[] bytes = block.bytes();
        int length = messages.copy(bytes, start, end, message, 0);
        if (length < 0 || block.stream(item) == Stream.OTHER || block.time(item) == Entry.NO_TIME) {
            return false;
        }
        out.write(head(source));
        out.write(TIME);
        out.write(bytes, messages.timeStart, messages.timeEnd - messages.timeStart);
        out.write(block.stream(item) == Stream.STDERR ? STREAM_ERR : STREAM_OUT);
        writeLevel(levels.of(bytes, start, end, true), out);
        out.write(LOG);
        escape(message, 0, length > 0 && message[length - 1] == '\n' ? length - 1 : length, out);
        out.write('"');
        if (messages.attrsStart < messages.attrsEnd) {
            writeAttrs(bytes, start, end, out);
        }
        end(out);
        if (message.length > MOST_IDLE_BYTES) {
            message = new byte[0];
        }
        return true;
    }

    private void writeAttrs(byte[] bytes, int start, int end, OutputBytes out) throws IOException {
        if (!attrs.isOf(bytes, messages.attrsStart, messages.attrsEnd)) {
            byte[] text = attrs(Envelope.attrs(bytes, start, end));
            attrs.remember(bytes, messages.attrsStart, messages.attrsEnd, text);
        }
        out.write(attrs.text());
    }

    private static void writeLevel(Level level, OutputBytes out) throws IOException {
        if (level != Level.NONE) {
            out.write(LEVEL);
            out.write(ascii(level.word()));
        }
    }

    private static void end(OutputBytes out) throws IOException {
        out.write('}');
        out.write('\n');
    }

    private byte[] head(int number) {
        Source source = sources.apply(number);
        Head head = heads.get(number);
        if (head == null || !head.isOf(source)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(CONTAINER);
            bytes.writeBytes(escaped(source.name()));
            bytes.writeBytes(unlessEmpty(ID, source.id()));
            bytes.writeBytes(unlessEmpty(SERVICE, source.service()));
            head = new Head(source, bytes.toByteArray());
            heads.put(number, head);
        }
        return head.bytes();
    }

    private static byte[] attrs(Map<String, String> attrs) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] before = ATTRS;
        for (Map.Entry<String, String> attr : attrs.entrySet()) {
            bytes.writeBytes(before);
            bytes.writeBytes(escaped(attr.getKey()));
            bytes.writeBytes(COLON);
            bytes.writeBytes(escaped(attr.getValue()));
            before = COMMA;
        }
        if (!attrs.isEmpty()) {
            bytes.write('"');
            bytes.write('}');
        }
        return bytes.toByteArray();
    }

    private static byte[] unlessEmpty(byte[] key, String value) {
        byte[] text = value.isEmpty() ? new byte[0] : escaped(value);
        byte[] member = Arrays.copyOf(key, value.isEmpty() ? 0 : key.length + text.length);
        System.arraycopy(text, 0, member, member.length - text.length, text.length);
        return member;
    }

    private static byte[] escaped(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] escaped = new byte[bytes.length * JsonText.MOST_BYTES_A_BYTE];
        return Arrays.copyOf(escaped, JsonText.put(bytes, 0, bytes.length, escaped, 0));
    }

    private static void escape(byte[] text, int from, int to, OutputBytes out) throws IOException {
        for (int at = from; at < to; at += ESCAPED_AT_ONCE) {
            int end = Math.min(to, at + ESCAPED_AT_ONCE);
            out.room((end - at) * JsonText.MOST_BYTES_A_BYTE);
            out.lengthen(JsonText.put(text, at, end, out.bytes(), out.length()));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
