package jlogtui.app;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jlogtui.model.Entry;
import jlogtui.model.Stream;

/**
 * Puts three stars in the place of secrets. It remembers where a private key goes on over several lines, and so wants to see
 * the lines in their order. Owned by one thread.
 */
final class Masking {
    private static final byte[] STARS = "***".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LOG = "{\"log\":\"".getBytes(StandardCharsets.US_ASCII);
    /** A private key has no more lines than this. */
    private static final int MOST_KEY_LINES = 200;

    private final Secrets secrets = new Secrets();
    private final Map<Output, Integer> keyLines = new HashMap<>();
    private long masked;

    private record Output(int source, Stream stream) {}

    /** Where something lies in an array. */
    private record Part(byte[] bytes, int start, int end) {
        int length() {
            return end - start;
        }
    }

    /** How many secrets have been masked. */
    long masked() {
        return masked;
    }

    /** The value of a field of a line; of one whose name sounds like a secret nothing is left. */
    String field(String name, String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        return SecretWords.isSecret(name)
                ? new String(STARS, StandardCharsets.US_ASCII)
                : new String(mask(text, text.length), StandardCharsets.UTF_8);
    }

    /** The same entry with its secrets masked, in its message and in the bytes of the file; these stay lines of JSON. */
    Entry masked(Entry entry) {
        Output output = new Output(entry.position().source(), entry.stream());
        Integer left = keyLines.remove(output);
        int keyEnd = left == null ? -1 : SecretForms.keyEnd(entry.log(), entry.textLength());
        byte[] log;
        if (keyEnd >= 0) {
            log = keyEnd == 0 ? entry.log() : stars(entry.log(), keyEnd);
            if (keyEnd == entry.textLength() && left > 1) {
                keyLines.put(output, left - 1);
            }
        } else {
            log = mask(entry.log(), entry.textLength());
            if (secrets.endsInKey()) {
                keyLines.put(output, MOST_KEY_LINES);
            }
        }
        return new Entry(
                entry.position(),
                entry.end(),
                entry.kind(),
                entry.stream(),
                entry.level(),
                entry.timeNanos(),
                entry.orderNanos(),
                log,
                records(entry.raw(), keyEnd >= 0),
                entry.note(),
                entry.head());
    }

    /** Masks the first bytes; the rest stays. */
    private byte[] mask(byte[] text, int length) {
        int count = secrets.find(text, length);
        if (count == 0) {
            return text;
        }
        masked += count;
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        int at = 0;
        for (int i = 0; i < count; i++) {
            out.write(text, at, secrets.start(i) - at);
            out.writeBytes(STARS);
            at = secrets.end(i);
        }
        out.write(text, at, text.length - at);
        return out.toByteArray();
    }

    private static byte[] stars(byte[] text, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(STARS);
        out.write(text, to, text.length - to);
        return out.toByteArray();
    }

    /** The records of a line: a secret may begin in one and end in the next. */
    private List<byte[]> records(List<byte[]> raw, boolean isKey) {
        List<Part> messages = new ArrayList<>(raw.size());
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] record : raw) {
            Part message = message(record);
            messages.add(message);
            joined.write(record, message.start(), message.length());
        }
        byte[] text = joined.toByteArray();
        int[] spans = isKey ? keySpan(text) : spans(text, withoutLineEnd(text));
        List<byte[]> result = new ArrayList<>(raw.size());
        int before = 0;
        for (Part message : messages) {
            result.add(record(message, before, spans));
            before += message.length();
        }
        return result;
    }

    private int[] spans(byte[] text, int length) {
        int count = secrets.find(text, length);
        int[] spans = new int[2 * count];
        for (int i = 0; i < count; i++) {
            spans[2 * i] = secrets.start(i);
            spans[2 * i + 1] = secrets.end(i);
        }
        return spans;
    }

    /** A line of a private key up to its end, all in the escaped form. */
    private static int[] keySpan(byte[] text) {
        String ascii = new String(text, StandardCharsets.ISO_8859_1);
        int end = ascii.indexOf(new String(SecretForms.KEY_END, StandardCharsets.US_ASCII));
        end = end < 0 ? withoutLineEnd(text) : end;
        return end == 0 ? new int[0] : new int[] {0, end};
    }

    /** One record with those parts of its message masked that lie in it, and the secrets in what stands around it. */
    private byte[] record(Part message, int before, int[] spans) {
        byte[] bytes = message.bytes();
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        out.write(bytes, 0, message.start());
        int at = 0;
        for (int i = 0; i < spans.length; i += 2) {
            int start = Math.max(at, spans[i] - before);
            int end = Math.min(message.length(), spans[i + 1] - before);
            if (start < end) {
                out.write(bytes, message.start() + at, start - at);
                out.writeBytes(STARS);
                at = end;
            }
        }
        out.write(bytes, message.start() + at, message.length() - at);
        writeAround(new Part(bytes, message.end(), bytes.length), out);
        return out.toByteArray();
    }

    private void writeAround(Part part, ByteArrayOutputStream out) {
        byte[] text = new byte[part.length()];
        System.arraycopy(part.bytes(), part.start(), text, 0, text.length);
        int count = secrets.find(text, text.length, true);
        int at = 0;
        for (int i = 0; i < count; i++) {
            int start = secrets.start(i);
            int end = Math.min(secrets.end(i), stringEnd(text, start));
            if (start >= at) {
                out.write(text, at, start - at);
                out.writeBytes(STARS);
                at = end;
            }
        }
        out.write(text, at, text.length - at);
    }

    /** The escaped message of a record in Docker's form; of any other nothing, so that all of it is what stands around. */
    private static Part message(byte[] record) {
        for (int i = 0; i < LOG.length; i++) {
            if (i >= record.length || record[i] != LOG[i]) {
                return new Part(record, 0, 0);
            }
        }
        return new Part(record, LOG.length, stringEnd(record, LOG.length));
    }

    /** Where a JSON string ends within which a place lies. */
    private static int stringEnd(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] != '"') {
            at += text[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length);
    }

    private static int withoutLineEnd(byte[] text) {
        int end = text.length;
        if (end < 2 || text[end - 1] != 'n') {
            return end;
        }
        int backslashes = 0;
        while (backslashes < end - 1 && text[end - 2 - backslashes] == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1 ? end - 2 : end;
    }
}
