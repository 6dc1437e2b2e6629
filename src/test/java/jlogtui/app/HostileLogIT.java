package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import jlogtui.testkit.Await;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.FakeContainer;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a container writes, or is called: all that reaches a real terminal from the whole program, byte by byte, is what the
 * program says itself.
 */
class HostileLogIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int LINES = 300;
    /** Of the format characters those that only join, and the visible ones of Prepended_Concatenation_Mark. */
    private static final String INERT = "\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891"
            + "\u08e2\uD804\uDCBD\uD804\uDCCD";

    /** What the program has to say to a terminal; the rest must be printable. */
    private static final Pattern OWN = Pattern.compile("\033\\[[0-9;]*[mHGK]"
            + "|\033\\[\\?(1049|25|7|2004|1000|1006|2026)[hl]"
            + "|\033\\[[0-9]+;[0-9]+r(\033\\[[0-9]+;1H)?((\r?\n)+|(\033M)+)\033\\[r"
            + "|\033\\[r"
            + "|\033\\[5n|\033\\]11;\\?\007"
            + "|\033\\]52;c;[A-Za-z0-9+/=]*\007"
            + "|\033Ptmux;\033\033\\]52;c;[A-Za-z0-9+/=]*\007\033\\\\");

    /** What other programs have been driven by. */
    private static final List<String> ATTACKS = List.of(
            "\033]0;owned\007",
            "\033]52;c;b3duZWQ=\007",
            "\033]8;;http://example.org\033\\link\033]8;;\033\\",
            "\033[2J\033[H",
            "\033[?1049l",
            "\033[6n",
            "\033[c",
            "\033]10;?\007",
            "\033P$q\"p\033\\",
            "\033Ptmux;\033\033]52;c;b3duZWQ=\007\033\\",
            "\033_Gi=1;AAAA\033\\",
            "\033[200~:q\r\033[201~",
            "\033c",
            "\033#8",
            "\033(0",
            "\u009b2J",
            "\u009d0;owned\u009c",
            "\u0090q\u009c",
            "\u202e\u2066\u2069\u200f\u061c",
            "\u2028\u2029\u0085",
            "\u0000\u0007\b\r\u000b\f\u000e\u000f\u007f",
            "\033[31mred\033[38;5;200mpink\033[1;4;7m",
            "\033[38;2;1;2",
            "\033[999999999999m",
            "\ufeff\u00ad\u2060\u200b",
            "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
            "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "{\"level\":\"error\",\"msg\":\"\\u001b]0;owned\\u0007\",\"\\u001b[2J\":\"\\u009b\"}",
            "level=error msg=\"\\x1b]0;owned\\x07\" \033[2Jkey=\u009bvalue",
            "http://example.org/\u202egnp.exe",
            "\tat com.example.Main(\033[5mMain.java:1)");

    @TempDir
    Path folder;

    private static byte[] line(Random random) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int parts = 1 + random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            switch (random.nextInt(4)) {
                case 0 -> line.writeBytes(("plain " + random.nextInt(100)).getBytes(StandardCharsets.UTF_8));
                case 1 -> {
                    byte[] any = new byte[random.nextInt(30)];
                    random.nextBytes(any);
                    line.writeBytes(any);
                }
                case 2 -> {
                    byte[] cut = attack(random);
                    line.write(cut, 0, random.nextInt(cut.length + 1));
                }
                default -> line.writeBytes(attack(random));
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1).replace('\n', ' ').getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] attack(Random random) {
        return ATTACKS.get(random.nextInt(ATTACKS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private ContainerTree hostileTree(Random random) {
        ContainerTree tree = ContainerTree.in(folder.resolve(Integer.toHexString(random.nextInt())));
        Instant time = Instant.parse("2026-08-20T03:15:00Z");
        for (int c = 0; c < 3; c++) {
            String evil = new String(attack(random), StandardCharsets.UTF_8);
            FakeContainer container = tree.container("c" + c)
                    .image("image" + evil)
                    .compose("project" + evil, "service" + evil)
                    .name("n" + c + evil)
                    .label("label" + evil, evil)
                    .create();
            for (int i = 0; i < LINES / 3; i++) {
                time = time.plusMillis(random.nextInt(900));
                byte[] line = line(random);
                if (random.nextInt(12) == 0) {
                    // Not Docker's form: damage, of which the readable rest is shown
                    container.appendRaw(line).appendRaw(new byte[] {'\n'});
                } else {
                    ByteArrayOutputStream text = new ByteArrayOutputStream();
                    text.writeBytes(line);
                    text.write('\n');
                    String stream = random.nextBoolean() ? "stdout" : "stderr";
                    container.appendRaw(DockerJson.record(stream, time, text.toByteArray()));
                }
            }
        }
        FakeContainer last = tree.container("last").create();
        last.append("stdout", time.plusSeconds(1), "the end\n");
        return tree;
    }

    @Test
    void nothingButTheProgramItselfSpeaksToTheTerminal() {
        RandomCases.check(2, random -> {
            ContainerTree tree = hostileTree(random);
            byte[] evil = line(random);
            Path daemon = folder.resolve("dockerd.log");
            Files.write(
                    daemon,
                    ("time=\"2026-08-20T03:15:30Z\" level=info msg=\"\\x1b]0;owned\\a\"\n"
                                    + new String(evil, StandardCharsets.ISO_8859_1) + "\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            Path record = folder.resolve("record");
            try (var desk = ScreenDesk.open(
                    80,
                    24,
                    "--utc",
                    "--daemon-log",
                    daemon.toString(),
                    "--root",
                    tree.root().toString())) {
                desk.see("the end$");
                desk.tmux.record(record);
                // All cells are written anew
                desk.keys("C-l");
                walk(desk, random);
                desk.keys("C-c");
                desk.see("^code=0$");
                Await.until(LIMIT, "the end of the record", () -> text(record).contains("\033[?1049l"));
                check(text(record));
            }
        });
    }

    /** All pages in several looks, and what is opened of some lines. */
    private static void walk(ScreenDesk desk, Random random) {
        for (String look : List.of("k", "C-w", "A", "T")) {
            change(desk, look);
            change(desk, "g");
            for (int page = 0; page < 60 && !isAtEnd(desk.tmux.screen()); page++) {
                change(desk, "Space");
            }
            for (int line = 0; line < 6; line++) {
                change(desk, "Enter");
                desk.keys("Space", "Space", "j", "k");
                change(desk, "q");
                desk.keys("y", "Y");
                change(desk, "k");
                for (int more = random.nextInt(6); more > 0; more--) {
                    change(desk, "k");
                }
            }
            change(desk, "o");
            desk.keys("Down", "Up");
            change(desk, "Enter");
            change(desk, "U");
        }
    }

    private static boolean isAtEnd(List<String> rows) {
        return rows.get(rows.size() - 1).contains(" 100 %");
    }

    /** Presses a key and waits until it shows. */
    private static void change(ScreenDesk desk, String key) {
        List<String> before = desk.tmux.screenWithColours();
        desk.keys(key);
        Await.until(
                LIMIT,
                () -> "an answer to " + key + " at\n" + String.join("\n", desk.tmux.screen()),
                () -> !desk.tmux.screenWithColours().equals(before));
    }

    private static String text(Path record) {
        try {
            byte[] bytes = Files.exists(record) ? Files.readAllBytes(record) : new byte[0];
            return StandardCharsets.ISO_8859_1.decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(String latin) throws CharacterCodingException {
        String own = latin.substring(0, latin.lastIndexOf("\033[?1049l"));
        assertTrue(own.length() > 10_000, "only " + own.length() + " bytes were seen");
        // Throws where it is no UTF-8
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(own.getBytes(StandardCharsets.ISO_8859_1)))
                .toString();
        String rest = OWN.matcher(text).replaceAll("");
        for (int at = 0; at < rest.length(); at += Character.charCount(rest.codePointAt(at))) {
            int sign = rest.codePointAt(at);
            boolean isSafe = switch (Character.getType(sign)) {
                case Character.FORMAT -> INERT.indexOf(sign) >= 0;
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
                default -> true;
            };
            int place = at;
            assertTrue(
                    isSafe,
                    () -> Integer.toHexString(sign) + " in: "
                            + rest.substring(Math.max(0, place - 40), Math.min(rest.length(), place + 40))
                                    .replace("\033", "ESC"));
        }
        assertEquals(-1, text.indexOf("\033]52;c;b3duZWQ="), "what a log wanted to copy");
    }
}
