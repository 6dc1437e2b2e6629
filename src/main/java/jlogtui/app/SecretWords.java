package jlogtui.app;

import java.nio.charset.StandardCharsets;

/** Words that tell that a secret is near, in any case. */
final class SecretWords {
    private static final String[] KEYS = {
        "password",
        "passwd",
        "passphrase",
        "passwort",
        "pwd",
        "secret",
        "secretkey",
        "token",
        "apikey",
        "accesskey",
        "accountkey",
        "privatekey",
        "credential",
        "credentials"
    };
    private static final String[] SCHEMES = {
        "basic", "bearer", "token", "digest", "negotiate", "apikey", "aws4-hmac-sha256"
    };
    private static final String[] EMPTY = {"null", "nil", "none", "true", "false", "undefined"};

    private SecretWords() {}

    /** Whether what stands under this name is a secret, whatever it looks like. */
    static boolean isSecret(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return isKey(bytes, 0, bytes.length) || isWord(bytes, 0, bytes.length, "authorization");
    }

    /** Whether it is the name of a way to prove who one is, as it stands in front of a secret. */
    static boolean isScheme(byte[] text, int from, int to) {
        return isOneOf(text, from, to, SCHEMES);
    }

    /** Whether a value is none. */
    static boolean saysNothing(byte[] text, int from, int to) {
        return isOneOf(text, from, to, EMPTY);
    }

    private static boolean isOneOf(byte[] text, int from, int to, String[] words) {
        for (String word : words) {
            if (isWord(text, from, to, word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether these bytes are a word, whatever its case. */
    static boolean isWord(byte[] text, int from, int to, String word) {
        return to - from == word.length() && endOf(text, from, to, word) >= 0;
    }

    /** Whether a name ends with a word for a secret, whatever its case, its signs between words and digits behind. */
    static boolean isKey(byte[] text, int from, int to) {
        int end = to;
        while (end > from && (isDigit(text[end - 1]) || !isAlphanumeric(text[end - 1]))) {
            end--;
        }
        for (String key : KEYS) {
            if (endOf(text, from, end, key) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Where a word begins that these bytes end with, signs between its letters left out; -1 when they do not. */
    private static int endOf(byte[] text, int from, int to, String word) {
        int at = to;
        for (int i = word.length() - 1; i >= 0; i--) {
            at--;
            while (at >= from && (text[at] == '_' || text[at] == '.' || text[at] == '-') && word.charAt(i) != '-') {
                at--;
            }
            if (at < from || lower(text[at]) != word.charAt(i)) {
                return -1;
            }
        }
        return at;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean isAlphanumeric(byte b) {
        return isDigit(b) || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }
}
