package jlogtui.app;

import java.nio.charset.StandardCharsets;

/** Tokens and keys that can be told by how they begin. */
final class SecretForms {
    /**
     * A token that can be told by its beginning.
     *
     * @param least how many more signs it has
     * @param more signs beyond letters and digits
     */
    private record Form(byte[] start, int least, String more) {
        Form(String start, int least, String more) {
            this(bytes(start), least, more);
        }
    }

    /** How the last line of a private key begins. */
    static final byte[] KEY_END = bytes("-----END ");

    /** Other lines of one than Base64. */
    private static final byte[] PROC_TYPE = bytes("Proc-Type:");

    private static final byte[] DEK_INFO = bytes("DEK-Info:");

    /** The letters with which they begin. */
    private static final String FIRST = "Agrsx";

    private static final Form[] FORMS = {
        new Form("AKIA", 16, ""),
        new Form("ASIA", 16, ""),
        new Form("AIza", 35, "-_"),
        new Form("ghp_", 20, ""),
        new Form("gho_", 20, ""),
        new Form("ghu_", 20, ""),
        new Form("ghs_", 20, ""),
        new Form("ghr_", 20, ""),
        new Form("github_pat_", 20, "_"),
        new Form("glpat-", 20, "-_"),
        new Form("xoxa-", 10, "-"),
        new Form("xoxb-", 10, "-"),
        new Form("xoxe-", 10, "-"),
        new Form("xoxo-", 10, "-"),
        new Form("xoxp-", 10, "-"),
        new Form("xoxr-", 10, "-"),
        new Form("xoxs-", 10, "-"),
        new Form("sk_live_", 10, ""),
        new Form("sk_test_", 10, ""),
        new Form("rk_live_", 10, ""),
    };

    private SecretForms() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Where the token ends that begins at a place; -1 when none does. What is looked at in vain is no more than the least. */
    static int end(byte[] text, int at, int length) {
        if (FIRST.indexOf(text[at]) < 0) {
            return -1;
        }
        for (Form form : FORMS) {
            if (startsWith(form.start(), text, at, length)) {
                return end(form, text, at, length);
            }
        }
        return -1;
    }

    private static int end(Form form, byte[] text, int at, int length) {
        int end = at + form.start().length;
        int least = end + form.least();
        while (end < length
                && (SecretWords.isAlphanumeric(text[end]) || form.more().indexOf(text[end]) >= 0)) {
            end++;
        }
        return end < least ? -1 : end;
    }

    /** Where a private key ends that an earlier line began: the length of the text when not here, -1 when it is no part of one. */
    static int keyEnd(byte[] text, int length) {
        if (startsWith(KEY_END, text, 0, length)) {
            return 0;
        }
        if (startsWith(PROC_TYPE, text, 0, length) || startsWith(DEK_INFO, text, 0, length)) {
            return length;
        }
        for (int at = 0; at < length; at++) {
            if (!SecretWords.isAlphanumeric(text[at])
                    && text[at] != '+'
                    && text[at] != '/'
                    && text[at] != '='
                    && text[at] != '\r') {
                return -1;
            }
        }
        return length;
    }

    static boolean startsWith(byte[] wanted, byte[] text, int at, int length) {
        if (at + wanted.length > length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (text[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
