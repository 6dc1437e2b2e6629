package jlogtui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jlogtui.view.Key;
import org.junit.jupiter.api.Test;

class KeyDecoderTest {
    private static final Map<String, List<Key>> KEYS = keys();

    private static Map<String, List<Key>> keys() {
        Map<String, List<Key>> keys = new LinkedHashMap<>();
        keys.put("j", List.of(Key.character('j')));
        keys.put("ä", List.of(Key.character('ä')));
        keys.put("日", List.of(Key.character('日')));
        keys.put("😀", List.of(Key.character(0x1f600)));
        keys.put("\r", List.of(Key.of(Key.Type.ENTER)));
        keys.put("\n", List.of(Key.of(Key.Type.ENTER)));
        keys.put("\t", List.of(Key.of(Key.Type.TAB)));
        keys.put("\177", List.of(Key.of(Key.Type.BACKSPACE)));
        keys.put("\b", List.of(Key.of(Key.Type.BACKSPACE)));
        keys.put("\001", List.of(Key.ctrl('a')));
        keys.put("\032", List.of(Key.ctrl('z')));
        keys.put("\000", List.of(Key.ctrl(' ')));
        keys.put("\034", List.of(Key.ctrl('\\')));
        keys.put("\037", List.of(Key.ctrl('_')));
        keys.put("\033j", List.of(alt('j')));
        keys.put("\033ä", List.of(alt('ä')));
        keys.put("\033\177", List.of(new Key(Key.Type.BACKSPACE, 0, false, true, "", 0, 0)));
        keys.put("\033[A", List.of(Key.of(Key.Type.UP)));
        keys.put("\033[B", List.of(Key.of(Key.Type.DOWN)));
        keys.put("\033[C", List.of(Key.of(Key.Type.RIGHT)));
        keys.put("\033[D", List.of(Key.of(Key.Type.LEFT)));
        keys.put("\033OA", List.of(Key.of(Key.Type.UP)));
        keys.put("\033OF", List.of(Key.of(Key.Type.END)));
        keys.put("\033OP", List.of(Key.of(Key.Type.F1)));
        keys.put("\033OM", List.of(Key.of(Key.Type.ENTER)));
        keys.put("\033OS", List.of(Key.of(Key.Type.UNKNOWN)));
        keys.put("\033[H", List.of(Key.of(Key.Type.HOME)));
        keys.put("\033[F", List.of(Key.of(Key.Type.END)));
        keys.put("\033[1~", List.of(Key.of(Key.Type.HOME)));
        keys.put("\033[7~", List.of(Key.of(Key.Type.HOME)));
        keys.put("\033[3~", List.of(Key.of(Key.Type.DELETE)));
        keys.put("\033[4~", List.of(Key.of(Key.Type.END)));
        keys.put("\033[8~", List.of(Key.of(Key.Type.END)));
        keys.put("\033[5~", List.of(Key.of(Key.Type.PAGE_UP)));
        keys.put("\033[6~", List.of(Key.of(Key.Type.PAGE_DOWN)));
        keys.put("\033[11~", List.of(Key.of(Key.Type.F1)));
        keys.put("\033[[A", List.of(Key.of(Key.Type.F1)));
        keys.put("\033[[B", List.of(Key.of(Key.Type.UNKNOWN)));
        keys.put("\033[15~", List.of(Key.of(Key.Type.UNKNOWN)));
        keys.put("\033[Z", List.of(Key.of(Key.Type.BACK_TAB)));
        keys.put("\033[1;5A", List.of(new Key(Key.Type.UP, 0, true, false, "", 0, 0)));
        keys.put("\033[1;3D", List.of(new Key(Key.Type.LEFT, 0, false, true, "", 0, 0)));
        keys.put("\033[3;5~", List.of(new Key(Key.Type.DELETE, 0, true, false, "", 0, 0)));
        keys.put("\033[27;5;119~", List.of(Key.ctrl('w')));
        keys.put("\033[119;5u", List.of(Key.ctrl('w')));
        keys.put("\033[106;2u", List.of(Key.character('J')));
        keys.put("\033[27u", List.of(Key.of(Key.Type.ESCAPE)));
        keys.put("\033[57399u", List.of(Key.of(Key.Type.UNKNOWN)));
        // Mouse: only presses and the two usual wheels
        keys.put("\033[<0;5;7M", List.of(Key.mouse(Key.Type.CLICK, 4, 6)));
        keys.put("\033[<0;5;7m", List.of());
        keys.put("\033[<2;5;7M", List.of());
        keys.put("\033[<32;5;7M", List.of());
        keys.put("\033[<64;300;70M", List.of(Key.mouse(Key.Type.WHEEL_UP, 299, 69)));
        keys.put("\033[<65;1;1M", List.of(Key.mouse(Key.Type.WHEEL_DOWN, 0, 0)));
        keys.put("\033[<66;1;1M", List.of());
        keys.put("\033[<80;2;3M", List.of(new Key(Key.Type.WHEEL_UP, 0, true, false, "", 1, 2)));
        keys.put("\033[M !\"", List.of(Key.mouse(Key.Type.CLICK, 0, 1)));
        keys.put("\033[M#!\"", List.of());
        keys.put("\033[Ma!\"", List.of(Key.mouse(Key.Type.WHEEL_DOWN, 0, 1)));
        // Answers of the terminal, and what nobody knows
        keys.put("\033[?1;2c", List.of());
        keys.put("\033[0n", List.of());
        keys.put("\033[24;80R", List.of());
        keys.put("\033[?2026;2$y", List.of());
        keys.put("\033[I", List.of());
        keys.put("\033[O", List.of());
        keys.put("\033[201~", List.of());
        keys.put("\033]11;rgb:1e1e/1e1e/1e1e\007", List.of());
        keys.put("\033]11;rgb:1e1e/1e1e/1e1e\033\\", List.of());
        keys.put("\033P1$r0;48:2::1:2:3m\033\\", List.of());
        keys.put("\033_Gi=31;OK\033\\", List.of());
        keys.put("\033[12;3\030", List.of());
        keys.put("\033[" + "1;".repeat(60) + "A", List.of());
        keys.put("\033]never ended\033[A", List.of(Key.of(Key.Type.UP)));
        keys.put("\033[3\033[A", List.of(Key.of(Key.Type.UP)));
        keys.put("\033[1\001", List.of(Key.ctrl('a')));
        // Pastes with brackets
        keys.put("\033[200~03:15:07\033[201~", List.of(Key.paste("03:15:07")));
        keys.put("\033[200~q\033[201~", List.of(Key.paste("q")));
        keys.put("\033[200~one\r\ntwo\rthree\033[201~", List.of(Key.paste("one\ntwo\nthree")));
        keys.put("\033[200~a\033[20\033[31mb\001c\033[201~", List.of(Key.paste("a[20[31mbc")));
        keys.put("\033[200~é😀\033[201~", List.of(Key.paste("é😀")));
        keys.put("\033[200~\033[201~", List.of());
        return keys;
    }

    private static Key alt(int character) {
        return new Key(Key.Type.CHARACTER, character, false, true, "", 0, 0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Key> decode(boolean typing, byte[]... reads) {
        KeyDecoder decoder = new KeyDecoder();
        List<Key> keys = new ArrayList<>();
        for (byte[] read : reads) {
            decoder.feed(read, read.length, typing);
            keys.addAll(decoder.takeKeys());
        }
        if (decoder.patienceMillis() > 0) {
            decoder.expire();
            keys.addAll(decoder.takeKeys());
        }
        assertEquals(0, decoder.patienceMillis(), "nothing may be pending after it has expired");
        return keys;
    }

    private static List<Key> decode(String read) {
        return decode(false, bytes(read));
    }

    @Test
    void knowsEachKey() {
        KEYS.forEach((sequence, keys) -> assertEquals(keys, decode(sequence), escaped(sequence)));
    }

    @Test
    void knowsEachKeyHoweverItIsSplit() {
        KEYS.forEach((sequence, keys) -> {
            byte[] all = bytes(sequence);
            for (int cut = 1; cut < all.length; cut++) {
                byte[] head = java.util.Arrays.copyOf(all, cut);
                byte[] tail = java.util.Arrays.copyOfRange(all, cut, all.length);
                assertEquals(keys, decode(false, head, tail), escaped(sequence) + " cut at " + cut);
            }
        });
    }

    @Test
    void knowsEachKeyByteByByteAndInARow() {
        KeyDecoder decoder = new KeyDecoder();
        List<Key> expected = new ArrayList<>();
        List<Key> found = new ArrayList<>();
        KEYS.forEach((sequence, keys) -> {
            for (byte octet : bytes(sequence)) {
                decoder.feed(new byte[] {octet}, 1, false);
            }
            expected.addAll(keys);
            found.addAll(decoder.takeKeys());
            assertEquals(expected, found, escaped(sequence));
        });
    }

    @Test
    void anEscapeIsAKeyOnlyAfterSilence() {
        KeyDecoder decoder = new KeyDecoder();
        decoder.feed(new byte[] {0x1b}, 1, false);
        assertEquals(List.of(), decoder.takeKeys());
        assertEquals(KeyDecoder.ESCAPE_MILLIS, decoder.patienceMillis());
        decoder.expire();
        assertEquals(List.of(Key.of(Key.Type.ESCAPE)), decoder.takeKeys());
        assertEquals(0, decoder.patienceMillis());
    }

    @Test
    void twoEscapesAreTwoKeys() {
        assertEquals(List.of(Key.of(Key.Type.ESCAPE), Key.of(Key.Type.ESCAPE)), decode("\033\033"));
    }

    @Test
    void whatCouldBeginASequenceIsAltAndALetterAfterSilence() {
        assertEquals(List.of(alt('[')), decode("\033["));
        assertEquals(List.of(alt('O')), decode("\033O"));
        assertEquals(List.of(alt(']')), decode("\033]"));
        assertEquals(List.of(alt('P')), decode("\033P"));
    }

    @Test
    void aTornSequenceLeavesNothingBehind() {
        assertEquals(List.of(), decode("\033[<64;3"));
        KeyDecoder decoder = new KeyDecoder();
        decoder.feed(bytes("\033[<64;3"), 7, false);
        assertEquals(KeyDecoder.SEQUENCE_MILLIS, decoder.patienceMillis());
    }

    @Test
    void badUtf8IsOneUnknownKeyAndLosesNothingElse() {
        assertEquals(
                List.of(Key.of(Key.Type.UNKNOWN), Key.character('j')), decode(false, new byte[] {(byte) 0xe6, 'j'}));
        assertEquals(
                List.of(Key.of(Key.Type.UNKNOWN), Key.character('j')), decode(false, new byte[] {(byte) 0xff, 'j'}));
        // Overlong, a surrogate, beyond the last code point, and a C1 control
        for (String hex : List.of("e08080", "eda080", "f4908080", "c29b")) {
            byte[] bad = java.util.HexFormat.of().parseHex(hex);
            assertEquals(List.of(Key.of(Key.Type.UNKNOWN)), decode(false, bad), hex);
        }
    }

    @Test
    void keysTypedAheadOrHeldDownStayKeys() {
        for (String typed : List.of(
                "jjj",
                "10j",
                "]m",
                "G",
                "gg",
                "jjkkG",
                "jjjjjjjjjjjjjjjjjjjj",
                "10j10j10j10j",
                "]m]m]m]m]m",
                ":q\r",
                "t03:15:07\r",
                ":goto 2026-08-20 03:15\r",
                "/timeout\r",
                "/timeout\rnnn",
                "\r\r\r\r\r\r\r\r",
                "50%",
                "12345678j".substring(6))) {
            List<Key> keys = decode(typed);
            assertEquals(typed.length(), keys.size(), typed);
            assertTrue(keys.stream().noneMatch(key -> key.type() == Key.Type.PASTE), typed);
        }
    }

    @Test
    void textThatCameInOneReadIsPasted() {
        for (String text : List.of(
                "2026-08-20T03:15:07.123Z",
                "03:15",
                "3:15 am",
                "[2026-08-20 03:15:07]",
                "00:00:00",
                "2222-22-22",
                "1755659707",
                "1111111111",
                "20/Aug/2026:03:15:07",
                "connection refused",
                "örtliche Zeit überschritten")) {
            assertEquals(List.of(Key.paste(text)), decode(text), text);
            assertEquals(List.of(Key.paste(text + "\n")), decode(text + "\r"), text);
        }
    }

    @Test
    void aPasteWithoutBracketsMayComeInSeveralReads() {
        assertEquals(
                List.of(Key.paste("2026-08-20T03:15:07Z")),
                decode(false, bytes("2026-08-20T"), bytes("03"), bytes(":15:07Z")));
        assertEquals(
                List.of(Key.paste("2026-08-20T"), Key.of(Key.Type.UP), Key.character('j')),
                decode(false, bytes("2026-08-20T"), bytes("\033[Aj")));
    }

    @Test
    void inAPromptALineIsTypingAndSeveralLinesAreAPaste() {
        List<Key> typed = decode(true, bytes("2026-08-20 03:15\r"));
        assertEquals(17, typed.size());
        assertEquals(Key.of(Key.Type.ENTER), typed.get(16));
        assertEquals(List.of(Key.paste("one\nrm -rf all")), decode(true, bytes("one\rrm -rf all")));
        assertEquals(List.of(Key.paste("03:15:07")), decode(true, bytes("\033[200~03:15:07\033[201~")));
    }

    @Test
    void aPasteWithoutEndIsHandedOnAfterSilence() {
        assertEquals(List.of(Key.paste("lost")), decode("\033[200~lost"));
        assertEquals(List.of(Key.paste("x".repeat(1 << 16))), decode("\033[200~" + "x".repeat(1 << 17) + "\033[201~"));
    }

    @Test
    void theBackgroundIsHeardAndIsNoKey() {
        Map<String, Background> told = Map.of(
                "rgb:1e1e/1e1e/1e1e", Background.DARK,
                "rgb:ffff/ffff/ffff", Background.LIGHT,
                "rgb:fd/f6/e3", Background.LIGHT,
                "rgba:0000/2b2b/3636/ffff", Background.DARK,
                "#eff1f5", Background.LIGHT,
                "rgb:0/0/0", Background.DARK);
        told.forEach((color, background) -> {
            for (String end : List.of("\007", "\033\\")) {
                byte[] answer = bytes("\033]11;" + color + end);
                for (int cut = 0; cut < answer.length; cut++) {
                    KeyDecoder decoder = new KeyDecoder();
                    decoder.expectAnswer(true);
                    decoder.feed(answer, cut, false);
                    int patience = decoder.patienceMillis();
                    assertTrue(cut == 0 || patience >= KeyDecoder.SLOW_ESCAPE_MILLIS, cut + ": " + patience);
                    byte[] rest = java.util.Arrays.copyOfRange(answer, cut, answer.length);
                    decoder.feed(rest, rest.length, false);
                    assertEquals(background, decoder.takeBackground(), color + " cut at " + cut);
                    assertEquals(null, decoder.takeBackground());
                    assertEquals(List.of(), decoder.takeKeys());
                }
            }
        });
        for (String odd : List.of(
                "11;",
                "11;rgb:",
                "11;rgb:1/2",
                "11;rgb:x/y/z",
                "11;rgb:00000/0/0",
                "11;#",
                "11;?",
                "10;rgb:f/f/f",
                "4;1;rgb:f/f/f")) {
            KeyDecoder decoder = new KeyDecoder();
            byte[] answer = bytes("\033]" + odd + "\007j");
            decoder.feed(answer, answer.length, false);
            assertEquals(null, decoder.takeBackground(), odd);
            assertEquals(List.of(Key.character('j')), decoder.takeKeys(), odd);
        }
    }

    @Test
    void answersAreCountedWhereverTheyCome() {
        KeyDecoder decoder = new KeyDecoder();
        feed(decoder, "\033[0n", "j\033[0nk", "\033", "[0", "n", "2026-08-20T\033[0n03:15", ":07Z\033[0n");
        feed(decoder, "\033[200~one\033[0n two\033[201~");
        decoder.expire();
        assertEquals(6, decoder.answers());
        assertEquals(
                List.of(
                        Key.character('j'),
                        Key.character('k'),
                        Key.paste("2026-08-20T03:15:07Z"),
                        Key.paste("one two")),
                decoder.takeKeys());
    }

    @Test
    void anAnswerWithinAPasteIsNoPartOfIt() {
        KeyDecoder decoder = new KeyDecoder();
        feed(decoder, "\033[200~some \033]11;rgb:0/0/0\007te", "xt\033[0n\033[201~");
        assertEquals(List.of(Key.paste("some text")), decoder.takeKeys());
        feed(decoder, "connection refused\033]11;rgb:0/0/0\007");
        assertEquals(List.of(Key.paste("connection refused")), decoder.takeKeys());
        assertEquals(Background.DARK, decoder.takeBackground());
    }

    @Test
    void anEscapeIsWaitedForLongerWhileAnAnswerIsDue() {
        KeyDecoder decoder = new KeyDecoder();
        decoder.expectAnswer(true);
        feed(decoder, "\033");
        assertEquals(KeyDecoder.SLOW_ESCAPE_MILLIS, decoder.patienceMillis());
        decoder.expectAnswer(false);
        assertEquals(KeyDecoder.ESCAPE_MILLIS, decoder.patienceMillis());
        decoder.expire();
        assertEquals(List.of(Key.of(Key.Type.ESCAPE)), decoder.takeKeys());
    }

    private static void feed(KeyDecoder decoder, String... reads) {
        for (String read : reads) {
            byte[] bytes = bytes(read);
            decoder.feed(bytes, bytes.length, false);
        }
    }

    @Test
    void anyBytesDecodeAlikeAtAnySplitAndNeverFail() {
        byte[] nasty = bytes("\033\033[[<MOP]200~201;\\\007\r\nj1é😀 ");
        for (long seed = 1; seed <= 2000; seed++) {
            Random random = new Random(seed);
            byte[] input = new byte[1 + random.nextInt(30)];
            for (int at = 0; at < input.length; at++) {
                input[at] = random.nextInt(8) == 0 ? (byte) random.nextInt(256) : nasty[random.nextInt(nasty.length)];
            }
            byte[][] single = new byte[input.length][];
            byte[][] pairs = new byte[(input.length + 1) / 2][];
            for (int at = 0; at < input.length; at++) {
                single[at] = new byte[] {input[at]};
                if (at % 2 == 0) {
                    pairs[at / 2] = java.util.Arrays.copyOfRange(input, at, Math.min(at + 2, input.length));
                }
            }
            assertEquals(decode(true, single), decode(true, pairs), "seed " + seed);
        }
    }

    private static String escaped(String sequence) {
        return sequence.replace("\033", "ESC ");
    }
}
