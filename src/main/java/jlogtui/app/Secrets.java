package jlogtui.app;

import java.util.Arrays;

/**
 * Finds secrets in a text: values of keys that sound like one, tokens of a well-known form, passwords in addresses, private
 * keys. It would rather take too much than too little.
 *
 * <p>The text may be a message or JSON: a quote may stand behind backslashes, and what is found within a JSON string ends
 * with it. Each byte is looked at a few times at most, whatever the text. Owned by one thread.
 */
final class Secrets {
    private static final int MOST_BLANKS = 64;
    private static final int LEAST_BEARER = 8;
    private static final int SURE_BEARER = 20;

    private static final byte[] JWT = SecretForms.bytes("eyJ");
    private static final byte[] ARROW = SecretForms.bytes("u003e");
    private static final byte[] BEGIN = SecretForms.bytes("-----BEGIN ");
    private static final byte[] PRIVATE = SecretForms.bytes("PRIVATE KEY");
    private static final int MOST_PEM_NAME = 48;

    private byte[] text;
    private int length;
    private int[] spans = new int[16];
    private int count;
    /** No JSON web token begins before this place. */
    private int noJwtBefore;

    private boolean endsInKey;
    private boolean isJson;
    private long looked;

    /** Looks for secrets; {@link #start} and {@link #end} tell where they are. Gives how many there are. */
    int find(byte[] newText, int newLength) {
        return find(newText, newLength, false);
    }

    /** @param isRecord the text is JSON itself, so that a string ends at its quote whatever stands in it */
    int find(byte[] newText, int newLength, boolean isRecord) {
        text = newText;
        isJson = isRecord;
        length = newLength;
        count = 0;
        noJwtBefore = 0;
        endsInKey = false;
        int at = 0;
        while (at < length) {
            at = step(at);
        }
        text = null;
        return count;
    }

    /** Where a secret begins. */
    int start(int number) {
        return spans[2 * number];
    }

    /** Behind its last byte. */
    int end(int number) {
        return spans[2 * number + 1];
    }

    /** Whether a private key has begun of which the text has no end. */
    boolean endsInKey() {
        return endsInKey;
    }

    /** How many bytes have been looked at so far, each time counted. */
    long looked() {
        return looked;
    }

    /** Deals with what begins at a place; gives the next place to look at. */
    private int step(int at) {
        looked++;
        byte b = text[at];
        if (b == '-' && startsWith(BEGIN, at)) {
            return pem(at);
        }
        if (b == ':' && at + 2 < length && text[at + 1] == '/' && text[at + 2] == '/') {
            return address(at + 3);
        }
        boolean isNameStart = isName(b) && (at == 0 || !isName(text[at - 1]));
        int found = isNameStart ? named(at) : -1;
        if (found >= 0) {
            return found;
        }
        if (!SecretWords.isAlphanumeric(b)) {
            return at + 1;
        }
        found = token(at);
        return found >= 0 ? found : wordEnd(at);
    }

    /** Behind the letters and digits at a place: nothing else begins within. */
    private int wordEnd(int at) {
        int end = at;
        while (end < length && SecretWords.isAlphanumeric(text[end])) {
            end++;
        }
        looked += end - at;
        return end;
    }

    /** Takes the value of the name that begins here, if that says it is secret; -1 when it does not. */
    private int named(int at) {
        int end = at;
        while (end < length && isName(text[end])) {
            end++;
        }
        looked += end - at;
        if (SecretWords.isWord(text, at, end, "bearer") || SecretWords.isWord(text, at, end, "basic")) {
            return credentials(end);
        }
        boolean isAuthorization = end - at >= 13 && SecretWords.isWord(text, end - 13, end, "authorization");
        if (!isAuthorization && !SecretWords.isKey(text, at, end)) {
            return -1;
        }
        int value = valueStart(at, end);
        if (value < 0) {
            return -1;
        }
        return isAuthorization ? authorization(value) : value(value);
    }

    /** Where the value of a name begins: behind a sign such as {@code =}, or, of an option, a blank; -1 without one. */
    private int valueStart(int start, int end) {
        int at = end;
        int backslashes = backslashes(at);
        int quote = at + backslashes;
        if (quote < length && isQuote(text[quote])) {
            at = quote + 1;
        }
        int sign = blanks(at);
        boolean isApart = sign > at;
        at = sign;
        while (at < length && at - sign < 2 && (text[at] == '=' || text[at] == ':' || text[at] == '>')) {
            at++;
        }
        at = at > sign && text[at - 1] == '=' ? behindArrow(at) : at;
        boolean isPath = at - sign == 2 && text[at - 1] == ':';
        boolean isOption = text[start] == '-' && text[start + 1] == '-' && isApart;
        if (isPath || at == sign && !isOption) {
            return -1;
        }
        // password= with a blank behind it is empty
        boolean mayBeApart = isApart || text[at - 1] != '=';
        at = mayBeApart ? blanks(at) : at;
        return at < length ? at : -1;
    }

    /** Behind a {@code >} in the form that Docker gives it, or the place itself. */
    private int behindArrow(int from) {
        int at = from + backslashes(from);
        return at > from && startsWith(ARROW, at) ? at + ARROW.length : from;
    }

    /** Takes a value, quoted or not; gives where it ends. */
    private int value(int at) {
        int backslashes = backslashes(at);
        int quote = at + backslashes;
        if (quote < length && isQuote(text[quote])) {
            return quoted(quote + 1, backslashes, text[quote]);
        }
        if (text[at] == '{' || text[at] == '[') {
            return at;
        }
        int end = bareEnd(at);
        int from = at;
        while (end > from && "}])".indexOf(text[end - 1]) >= 0) {
            end--;
        }
        if (!SecretWords.saysNothing(text, at, end)) {
            add(at, end);
        }
        return Math.max(end, at);
    }

    private int quoted(int at, int backslashes, byte quote) {
        int end = quotedEnd(at, backslashes, quote);
        add(at, end);
        return end;
    }

    /** Where a string ends whose quotes stand behind so many backslashes: there a quote within has more of them. */
    private int quotedEnd(int from, int backslashes, byte quote) {
        int at = from;
        while (at < length) {
            int run = backslashes(at);
            int behind = at + run;
            looked++;
            if (isJson && run == 0 && behind < length && text[behind] == '"') {
                return behind;
            }
            if (behind < length && text[behind] == quote && run % (2 * (backslashes + 1)) == backslashes) {
                return behind - backslashes;
            }
            at = behind + 1;
        }
        return length;
    }

    private int bareEnd(int from) {
        int at = from;
        while (at < length && !endsBare(text[at])) {
            int run = text[at] == '\\' ? backslashes(at) : 0;
            if (run > 0 && isEscaped(at + run, "\"'`nrtu")) {
                break;
            }
            at += Math.max(1, run);
        }
        looked += at - from;
        return at;
    }

    private static boolean endsBare(byte b) {
        return b >= 0 && b <= ' ' || isQuote(b) || b == '&' || b == ',' || b == ';';
    }

    /** Whether one of these signs stands here, behind backslashes, however often what holds it has been escaped. */
    private boolean isEscaped(int at, String signs) {
        return at < length && signs.indexOf(text[at]) >= 0;
    }

    /** Takes what stands behind {@code Authorization:}; the name of the scheme may stay. */
    private int authorization(int from) {
        if (text[from] == '{' || text[from] == '[') {
            return from;
        }
        int backslashes = backslashes(from);
        int quote = from + backslashes;
        boolean isQuoted = quote < length && isQuote(text[quote]);
        int at = isQuoted ? quote + 1 : from;
        int wordEnd = at;
        while (wordEnd < length && (SecretWords.isAlphanumeric(text[wordEnd]) || text[wordEnd] == '-')) {
            wordEnd++;
        }
        looked += wordEnd - at;
        boolean hasScheme = SecretWords.isScheme(text, at, wordEnd) && blanks(wordEnd) > wordEnd;
        int secret = hasScheme ? blanks(wordEnd) : at;
        if (isQuoted) {
            return quoted(secret, backslashes, text[quote]);
        }
        // These have several values, parted by commas
        boolean isLong =
                hasScheme && (SecretWords.isWord(text, at, wordEnd, "digest") || wordEnd - at > "negotiate".length());
        int end = isLong ? lineEnd(secret) : bareEnd(secret);
        add(secret, end);
        return end;
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < length && (text[at] < 0 || text[at] >= ' ')) {
            int run = text[at] == '\\' ? backslashes(at) : 0;
            if (run > 0 && isEscaped(at + run, "nr")) {
                break;
            }
            at += Math.max(1, run);
        }
        looked += at - from;
        return at;
    }

    /** Takes the token behind {@code Bearer} or {@code Basic} unless it looks like a word. */
    private int credentials(int wordEnd) {
        int at = blanks(wordEnd);
        int end = at;
        boolean isUnlikeWord = false;
        while (end < length && (SecretWords.isAlphanumeric(text[end]) || "-._~+/=".indexOf(text[end]) >= 0)) {
            boolean isCapital = text[end] >= 'A' && text[end] <= 'Z';
            isUnlikeWord |= SecretWords.isDigit(text[end]) || text[end] == '=' || isCapital && end > at;
            end++;
        }
        looked += end - at;
        int size = end - at;
        if (at > wordEnd && (size >= SURE_BEARER || size >= LEAST_BEARER && isUnlikeWord)) {
            add(at, end);
            return end;
        }
        // Bearer itself may be the beginning of something else no more, but what follows may
        return wordEnd;
    }

    /** Takes a token of a well-known form that begins here; -1 when none does. */
    private int token(int at) {
        if (text[at] == JWT[0]) {
            return jwt(at);
        }
        int end = SecretForms.end(text, at, length);
        if (end > at) {
            looked += end - at;
            add(at, end);
        }
        return end;
    }

    private int jwt(int at) {
        if (at < noJwtBefore || !startsWith(JWT, at)) {
            return -1;
        }
        int dots = 0;
        int end = at;
        while (end < length && (SecretWords.isAlphanumeric(text[end]) || "-_.".indexOf(text[end]) >= 0)) {
            dots += text[end] == '.' ? 1 : 0;
            end++;
        }
        looked += end - at;
        if (dots < 1 || end - at < 20) {
            // From a later place in the same signs there are no more dots
            noJwtBefore = end;
            return -1;
        }
        add(at, end);
        return end;
    }

    /** Takes the password in {@code scheme://user:password@host}. */
    private int address(int from) {
        int colon = -1;
        int sign = -1;
        int at = from;
        while (at < length && !endsAddress(text[at])) {
            if (text[at] == '@') {
                sign = at;
            } else if (text[at] == ':' && colon < 0) {
                colon = at;
            }
            at++;
        }
        looked += at - from;
        if (colon < 0 || sign <= colon + 1) {
            return from;
        }
        add(colon + 1, sign);
        return sign;
    }

    private static boolean endsAddress(byte b) {
        return b >= 0 && b <= ' ' || isQuote(b) || b == '/' || b == '?' || b == '#' || b == '<' || b == '>';
    }

    /** Takes a private key, which ends with its last line, with the string that holds it, or not at all. */
    private int pem(int at) {
        int name = at + BEGIN.length;
        int kind = indexOf(PRIVATE, name, Math.min(length, name + MOST_PEM_NAME));
        if (kind < 0) {
            return name;
        }
        int start = kind + PRIVATE.length;
        while (start < length && text[start] == '-') {
            start++;
        }
        int end = start;
        while (end < length && text[end] != '"' && !(text[end] == '-' && startsWith(SecretForms.KEY_END, end))) {
            end++;
        }
        looked += end - at;
        endsInKey = end == length;
        while (end > start && end < length && text[end] == '"' && text[end - 1] == '\\') {
            end--;
        }
        add(start, end);
        return end;
    }

    private int indexOf(byte[] wanted, int from, int to) {
        for (int at = from; at + wanted.length <= to; at++) {
            if (startsWith(wanted, at)) {
                return at;
            }
        }
        return -1;
    }

    private void add(int start, int end) {
        if (end <= start) {
            return;
        }
        if (2 * count == spans.length) {
            spans = Arrays.copyOf(spans, 2 * spans.length);
        }
        spans[2 * count] = start;
        spans[2 * count + 1] = end;
        count++;
    }

    private int blanks(int from) {
        int at = from;
        while (at < length && at - from < MOST_BLANKS && (text[at] == ' ' || text[at] == '\t')) {
            at++;
        }
        looked += at - from;
        return at;
    }

    private int backslashes(int from) {
        int at = from;
        while (at < length && text[at] == '\\') {
            at++;
        }
        looked += at - from;
        return at - from;
    }

    private boolean startsWith(byte[] wanted, int at) {
        return SecretForms.startsWith(wanted, text, at, length);
    }

    private static boolean isQuote(byte b) {
        return b == '"' || b == '\'' || b == '`';
    }

    private static boolean isName(byte b) {
        return SecretWords.isAlphanumeric(b) || b == '_' || b == '-' || b == '.';
    }
}
