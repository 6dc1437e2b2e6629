package jlogtui.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jlogtui.view.KeyChoices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets a key that two want. */
final class KeyRowsTest {
    @TempDir
    Path folder;

    private Config read(String... layers) throws IOException {
        Path host = Files.writeString(folder.resolve("host.toml"), "[keys]\n" + layers[0]);
        Path asked = folder.resolve("asked.toml");
        if (layers.length > 1) {
            Files.writeString(asked, "[keys]\n" + layers[1]);
        }
        return new ConfigFiles(host, Map.of()).read(layers.length > 1 ? Optional.of(asked) : Optional.empty());
    }

    private static List<String> warnings(Config config) {
        return config.warnings().stream()
                .map(warning -> warning.line() + ": " + warning.sentence())
                .toList();
    }

    private static List<String> keys(Config config, String action) {
        for (KeyChoices.Row row : KeyChoices.rows()) {
            if (row.name().equals(action)) {
                return config.keys().keys().getOrDefault(action, row.keys());
            }
        }
        throw new AssertionError(action);
    }

    @Test
    void aFreeKeyIsTaken() throws IOException {
        Config config = read("search = [\"/\", \"Alt-s\"]\nmark = \"M\"");
        assertEquals(List.of(), warnings(config));
        assertEquals(List.of("/", "Alt-s"), keys(config, "search"));
        assertEquals(List.of("M"), keys(config, "mark"));
        assertEquals(folder.resolve("host.toml") + ":3", config.keyOrigin("mark"));
        assertEquals("default", config.keyOrigin("wrap"));
    }

    @Test
    void usualKeysGiveWay() throws IOException {
        Config config = read("page-down = \"j\"");
        assertEquals(List.of(), warnings(config));
        assertEquals(List.of("Down"), keys(config, "line-down"));
        assertEquals("default, but for keys that others take", config.keyOrigin("line-down"));
    }

    @Test
    void whoHasNoKeyLeftIsTold() throws IOException {
        String told = "2: search takes \"s\" from stream, which has no key now; give it one, or stream = []";
        assertEquals(List.of(told), warnings(read("search = [\"s\", \"/\"]")));
        Config silent = read("search = [\"s\", \"/\"]\nstream = []");
        assertEquals(List.of(), warnings(silent));
        assertEquals(List.of(), keys(silent, "stream"));
        Config swapped = read("search = \"s\"\nstream = \"/\"");
        assertEquals(List.of(), warnings(swapped));
        assertEquals(List.of("/"), keys(swapped, "stream"));
    }

    @Test
    void ofTwoInAFileTheFirstOneGetsIt() throws IOException {
        Config config = read("search = \"s\"\nstream = [\"s\", \"M\"]");
        assertEquals(List.of("3: stream cannot be on \"s\", which is search (line 2)"), warnings(config));
        assertEquals(List.of("s"), keys(config, "search"));
        assertEquals(List.of("M"), keys(config, "stream"));
    }

    @Test
    void theUpperFileGetsIt() throws IOException {
        Config config = read("search = [\"M\", \"/\"]\nmark = \"P\"", "mark = \"M\"");
        assertEquals(List.of(), warnings(config));
        assertEquals(List.of("M"), keys(config, "mark"));
        assertEquals(List.of("/"), keys(config, "search"));
    }

    @Test
    void thereIsAlwaysAWayOut() throws IOException {
        Config config = read("quit = []\nback = []\ncancel = \"M\"\nsearch = [\"^C\", \"/\"]");
        assertEquals(List.of("5: search cannot be on \"^C\": ^C always quits"), warnings(config));
        assertEquals(List.of("^C"), keys(config, "quit"));
        assertEquals(List.of("M", "Esc"), keys(config, "cancel"));
    }

    @Test
    void keysThatCannotBeAreTold() throws IOException {
        assertEquals(
                List.of(
                        "2: mark cannot be on \"PgDown\": no such key, did you mean Down or PageDown?",
                        "3: wrap cannot be on \"5\": digits are counts",
                        "4: fold cannot be on \"]\": ] begins pairs such as ]m",
                        "5: copy cannot be on \"^I\": terminals send ^I for Tab",
                        "6: card cannot be on \"Esc\": Esc always cancels",
                        "7: range takes a key, or a list of keys such as [\"j\", \"Down\"]",
                        "8: unknown action j; it is written line-down = \"j\""),
                warnings(
                        read("mark = \"PgDown\"\nwrap = \"5\"\nfold = \"]\"\ncopy = \"^I\"\ncard = \"Esc\"\nrange = 7\n"
                                + "j = \"line-down\"")));
        Config config = read("mark = [\"]x\", \"F1\", \"ä\", \"^T\", \"注\"]\nhelp = \"?\"");
        assertEquals(List.of(), warnings(config));
        assertEquals(List.of("]x", "F1", "ä", "^T", "注"), keys(config, "mark"));
    }

    @Test
    void theUsualOnesAreNoChange() throws IOException {
        StringBuilder all = new StringBuilder();
        for (KeyChoices.Row row : KeyChoices.rows()) {
            String keys =
                    String.join(", ", row.keys().stream().map(ConfigKey::quoted).toList());
            all.append(row.name()).append(" = [").append(keys).append("]\n");
        }
        Config config = read(all.toString());
        assertEquals(List.of(), warnings(config));
        assertEquals(KeyChoices.USUAL, config.keys());
    }
}
