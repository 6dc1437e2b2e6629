package jlogtui.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import jlogtui.index.Block;
import jlogtui.model.Entry;
import jlogtui.model.Stream;
import jlogtui.parse.Envelope;
import jlogtui.parse.MessageCopier;

/** Text as {@code docker logs} writes it, with a prefix where there are several sources. */
final class TextFormat implements EntryFormat {
    private static final int[] COLORS = {36, 32, 33, 35, 34, 96, 92, 95};
    private static final byte[] NOTHING = {};

    private final PlainSettings settings;
    private final IntFunction<String> names;
    private final Map<Integer, Prefix> prefixes = new HashMap<>();
    private final MessageCopier messages = new MessageCopier();
    private final LastAttrs details = new LastAttrs();

    /** How each line of a source begins. */
    private record Prefix(String name, byte[] out, byte[] err) {}

    /** @param names gives the name of a source by its number */
    TextFormat(PlainSettings settings, IntFunction<String> names) {
        this.settings = settings;
        this.names = names;
        details.remember(NOTHING, 0, 0, settings.details() ? bytes(" ") : NOTHING);
    }

    @Override
    public void write(Entry entry, OutputBytes out) throws IOException {
        out.write(prefix(entry.position().source(), entry.stream()));
        byte[] raw = entry.raw().get(0);
        if (settings.timestamps()) {
            out.write(bytes(TimePrefix.text(entry.timeNanos(), Envelope.time(raw, 0, raw.length))));
        }
        if (settings.details()) {
            out.write(details(raw, 0, raw.length));
        }
        out.write(entry.log());
        if (!settings.isByRecord() && !entry.isTerminated()) {
            out.write('\n');
        }
    }

    @Override
    public boolean write(int source, Block block, int item, OutputBytes out) throws IOException {
        byte[] prefix = prefix(source, block.stream(item));
        int timeLength = settings.timestamps() ? TimePrefix.LENGTH : 0;
        int start = block.start(item);
        int end = block.end(item);
        byte[] bytes = block.bytes();
        while (true) {
            // What comes before the message is known behind it only, but its length can be told
            int before = prefix.length + timeLength + details.text().length;
            out.room(before + end - start + MessageCopier.SLACK);
            byte[] target = out.bytes();
            int at = out.length();
            int to = messages.copy(bytes, start, end, target, at + before);
            if (to < 0) {
                return false;
            }
            if (settings.details() && !details.isOf(bytes, messages.attrsStart, messages.attrsEnd)) {
                details.remember(bytes, messages.attrsStart, messages.attrsEnd, details(bytes, start, end));
                continue;
            }
            System.arraycopy(prefix, 0, target, at, prefix.length);
            at += prefix.length;
            if (timeLength > 0
                    && (block.time(item) == Entry.NO_TIME
                            || !TimePrefix.put(bytes, messages.timeStart, messages.timeEnd, target, at))) {
                return false;
            }
            System.arraycopy(details.text(), 0, target, at + timeLength, details.text().length);
            out.lengthen(to);
            return true;
        }
    }

    private byte[] prefix(int source, Stream stream) {
        if (!settings.prefix()) {
            return NOTHING;
        }
        String name = names.apply(source);
        Prefix prefix = prefixes.get(source);
        if (prefix == null || !prefix.name().equals(name)) {
            prefix = new Prefix(name, bytes(prefix(name, false)), bytes(prefix(name, true)));
            prefixes.put(source, prefix);
        }
        return stream == Stream.STDERR ? prefix.err() : prefix.out();
    }

    private String prefix(String name, boolean ofErr) {
        if (!settings.colors()) {
            return name + " │ ";
        }
        int color = COLORS[Math.floorMod(name.hashCode(), COLORS.length)];
        String bar = ofErr ? "\u001b[31m│\u001b[0m" : "│";
        return "\u001b[" + color + "m" + name + "\u001b[0m " + bar + " ";
    }

    private static byte[] details(byte[] bytes, int start, int end) {
        return bytes(details(Envelope.attrs(bytes, start, end)) + " ");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Attributes as Go's {@code url.QueryEscape} writes them, sorted as they came. */
    static String details(Map<String, String> attrs) {
        StringBuilder text = new StringBuilder();
        attrs.forEach((key, value) -> {
            text.append(text.length() > 0 ? "," : "");
            escape(key, text);
            text.append('=');
            escape(value, text);
        });
        return text.toString();
    }

    private static void escape(String value, StringBuilder text) {
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-_.~".indexOf(c) >= 0) {
                text.append(c);
            } else if (c == ' ') {
                text.append('+');
            } else {
                text.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
    }
}
