package jlogtui.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration files in layers, and what is said about what is wrong in them. */
final class ConfigTest {
    @TempDir
    Path folder;

    private Path host;
    private Path user;
    private Path asked;

    @BeforeEach
    void paths() throws IOException {
        host = folder.resolve("host.toml");
        user = Files.createDirectories(folder.resolve("xdg/jlogtui")).resolve("config.toml");
        asked = folder.resolve("asked.toml");
    }

    private Config read(boolean isAsked) throws IOException {
        Map<String, String> environment =
                Map.of("XDG_CONFIG_HOME", folder.resolve("xdg").toString());
        return new ConfigFiles(host, environment).read(isAsked ? Optional.of(asked) : Optional.empty());
    }

    private Config read(String ofUser) throws IOException {
        Files.writeString(user, ofUser);
        return read(false);
    }

    private static List<String> warnings(Config config) {
        return config.warnings().stream()
                .map(warning -> warning.line() + ": " + warning.sentence())
                .toList();
    }

    private String warning(String ofUser) throws IOException {
        List<String> warnings = warnings(read(ofUser));
        assertEquals(1, warnings.size(), warnings::toString);
        return warnings.get(0);
    }

    @Test
    void nothingIsThere() throws IOException {
        Config config = read(false);
        assertTrue(config.isEmpty());
        assertEquals(Config.DEFAULT, config.origin("wrap"));
        assertTrue(config.looked().get(1).endsWith("(not there)"), config.looked()::toString);
    }

    @Test
    void upperLayersWin() throws IOException {
        Files.writeString(host, "theme = \"light\"\nwrap = true\ntz = \"UTC\"\n");
        Files.writeString(user, "\nwrap = false\ntz = \"Europe/Paris\"\n");
        Files.writeString(asked, "tz = \"+02:00\"\n");
        Config config = read(true);
        assertEquals(List.of(), warnings(config));
        assertEquals("light", config.word("theme").orElseThrow());
        assertEquals("off", config.word("wrap").orElseThrow());
        assertEquals(user + ":2", config.origin("wrap"));
        assertEquals("+02:00", config.word("tz").orElseThrow());
        assertEquals(asked + ":1", config.origin("tz"));
        assertEquals("Europe/Paris", read(false).word("tz").orElseThrow());
    }

    @Test
    void theUsersFileIsWhereXdgSays() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home/.config/jlogtui"))
                .getParent()
                .getParent();
        Files.writeString(home.resolve(".config/jlogtui/config.toml"), "wrap = true\nwarp = true");
        for (String relative : new String[] {"", "xdg"}) {
            Map<String, String> environment = Map.of("HOME", home.toString(), "XDG_CONFIG_HOME", relative);
            Config config = new ConfigFiles(host, environment).read(Optional.empty());
            assertEquals("~/.config/jlogtui/config.toml:1", config.origin("wrap"));
            assertEquals(
                    "~/.config/jlogtui/config.toml:2: unknown key warp, did you mean wrap?",
                    config.warnings().get(0).whereFirst());
        }
        Map<String, String> nowhere = Map.of("HOME", "/dev/null");
        assertTrue(new ConfigFiles(host, nowhere).read(Optional.empty()).isEmpty());
        Map<String, String> none = Map.of("HOME", "relative");
        assertTrue(new ConfigFiles(host, none).read(Optional.empty()).isEmpty());
    }

    @Test
    void unknownNamesAreToldWithTheNearest() throws IOException {
        assertEquals("2: unknown key colr, did you mean color?", warning("\ncolr = \"never\""));
        assertEquals("1: unknown key frobnicate", warning("frobnicate = 1"));
        assertEquals("2: unknown table [screen], only [keys] is known", warning("[screen]\nwrap = true"));
        assertEquals("2: unknown action serch, did you mean search?", warning("[keys]\nserch = \"s\""));
    }

    @Test
    void wrongValuesAreToldWithWhatTheyCanBe() throws IOException {
        assertEquals(
                "1: color cannot be \"allways\", did you mean always?; it is auto, always, never",
                warning("color = \"allways\""));
        assertEquals(
                "1: tz cannot be \"Mars/Base\"; it is auto or a zone such as Europe/Paris, UTC or +02:00",
                warning("tz = \"Mars/Base\""));
        assertEquals(
                "1: root cannot be \"logs\"; it is auto or a path that begins with / or ~/",
                warning("root = \"logs\""));
        assertEquals("1: wrap cannot be \"3\"; it is false, true", warning("wrap = 3"));
        assertEquals("1: wrap cannot be that; it is false, true", warning("wrap = [\"on\", \"off\"]"));
        assertEquals("1: follow cannot be \"maybe\"; it is true, false", warning("follow = \"maybe\""));
        assertTrue(warning("context = \"3 x\"").startsWith("1: context cannot be \"3 x\"; it is 0, 3, 10, all-lines"));
        assertTrue(warning("theme = \"\"").startsWith("1: theme cannot be"));
    }

    @Test
    void valuesAreTakenInEitherForm() throws IOException {
        Config config = read("wrap = \"on\"\nfold = true\nhistogram = false\ncontext = \"3 all\"\nprefix = true");
        assertEquals(List.of(), warnings(config));
        assertEquals("on", config.word("wrap").orElseThrow());
        assertEquals("on", config.word("fold").orElseThrow());
        assertEquals("off", config.word("histogram").orElseThrow());
        assertEquals("true", config.word("prefix").orElseThrow());
        assertEquals("3 all", config.word("context").orElseThrow());
    }

    @Test
    void allOfTomlIsRead() throws IOException {
        Config config = read("'wrap' = true\nkeys.search = ['s',\n  'S']\n\"tz\" = '''UTC'''\ncolr = 1\n");
        assertEquals(List.of("5: unknown key colr, did you mean color?"), filtered(config, "colr"));
        assertEquals("on", config.word("wrap").orElseThrow());
        assertEquals(user + ":1", config.origin("wrap"));
        assertEquals("UTC", config.word("tz").orElseThrow());
        assertEquals(List.of("s", "S"), config.keys().keys().get("search"));
        assertEquals(user + ":2", config.keyOrigin("search"));
    }

    private static List<String> filtered(Config config, String text) {
        return warnings(config).stream().filter(line -> line.contains(text)).toList();
    }

    @Test
    void brokenFilesCountForNothingAndTheOthersCount() throws IOException {
        Files.writeString(host, "wrap = true\n");
        Config config = read("theme = \"light\"\ntz = Paris\n");
        assertEquals("on", config.word("wrap").orElseThrow());
        assertTrue(config.word("theme").isEmpty());
        assertEquals(1, config.warnings().size());
        assertEquals(2, config.warnings().get(0).line());
        assertTrue(config.warnings().get(0).sentence().startsWith("all of it is ignored, for it is no TOML: "));
    }

    @Test
    void whatCannotBeReadIsTold() throws IOException {
        Files.createDirectory(user);
        assertEquals(List.of("0: cannot be read: it is no file"), warnings(read(false)));
        Files.delete(user);
        Files.write(user, new byte[] {'#', (byte) 0xff, '\n'});
        assertEquals(List.of("0: cannot be read: it is not UTF-8"), warnings(read(false)));
        Files.write(user, new byte[(1 << 20) + 1]);
        assertEquals(List.of("0: cannot be read: it is larger than a megabyte"), warnings(read(false)));
    }

    @Test
    void theFileThatIsAskedForHasToBeThere() {
        IOException missing = assertThrows(IOException.class, () -> read(true));
        assertEquals("the configuration " + asked + " cannot be read: there is no such file", missing.getMessage());
    }

    @Test
    void textOfAFileCannotControlTheTerminal() throws IOException {
        String warning = warning("color = \"\\u001b[31mred" + "x".repeat(100) + "\"");
        assertTrue(warning.startsWith("1: color cannot be \"?[31mredxx"), warning);
        assertTrue(warning.contains("x…\""), warning);
        assertEquals("0: unknown key \"?[2J\"", warning("\"\\u001b[2J\" = 1"));
    }
}
