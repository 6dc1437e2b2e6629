package jlogtui.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without the TOML library is read as it does. */
final class PlainTomlTest {
    private static final String LETTERS = "[]{}=,\"#\\-_.ab1 \t\r\n'é";
    private static final String FILE = """
            # What I like
            theme = "dark" # at night
            wrap = true
              context = 3\t
            root="/srv/a \\"b\\" \\\\ c"
            tz = ""

            [keys]
            line-down = ["j", "Down", ]
            fold = []
            search = "\\\\"
            """;

    @Test
    void readsWhatPeopleWrite() {
        List<TomlEntry> entries = PlainToml.read(FILE).orElseThrow();
        assertEquals(8, entries.size());
        assertEquals(new TomlEntry("", "theme", TomlEntry.Kind.STRING, List.of("dark"), 2), entries.get(0));
        assertEquals(new TomlEntry("", "wrap", TomlEntry.Kind.TRUTH, List.of("true"), 3), entries.get(1));
        assertEquals(new TomlEntry("", "context", TomlEntry.Kind.INTEGER, List.of("3"), 4), entries.get(2));
        assertEquals(List.of("/srv/a \"b\" \\ c"), entries.get(3).texts());
        assertEquals(new TomlEntry("keys", "line-down", TomlEntry.Kind.LIST, List.of("j", "Down"), 9), entries.get(5));
        assertEquals(List.of(), entries.get(6).texts());
        assertEquals(PlainToml.read(FILE), PlainToml.read(FILE.replace("\n", "\r\n")));
    }

    @Test
    void agreesWithTheLibraryOnIt() throws TomlLibrary.Broken {
        assertEquals(sorted(TomlLibrary.read(FILE)), sorted(PlainToml.read(FILE).orElseThrow()));
    }

    @Test
    void readsTheExampleByItself() throws IOException {
        String example = Files.readString(Path.of("packaging/config.toml"));
        assertTrue(PlainToml.read(example).isPresent());
        assertTrue(PlainToml.read(ExampleFileTest.uncommented(example)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 'x'",
                "a.b = \"x\"",
                "\"a\" = \"x\"",
                "a = \"\\u0041\"",
                "a = \"é\"",
                "a = \"\"\"x\"\"\"",
                "a = 1\na = 2",
                "a = 012",
                "a = 1.5",
                "a = 1_0",
                "a = [1]",
                "a = [\n\"x\"]",
                "a = [\"x\" \"y\"]",
                "a = [,]",
                "a = {}",
                "a = tru",
                "a =",
                "a",
                "= 1",
                "[a]\n[a]",
                "[a",
                "[[a]]",
                "[a] b = 1",
                "a = 1 b = 2",
                "a = \"x",
                "# \u0001"
            })
    void leavesTheRestToTheLibrary(String text) {
        assertTrue(PlainToml.read(text).isEmpty(), text);
    }

    @Test
    void agreesWithTheLibraryOnWhateverItTakes() {
        RandomCases.check(3_000, random -> {
            StringBuilder text = new StringBuilder(FILE);
            int from = random.nextInt(text.length());
            text.delete(from, Math.min(text.length(), from + random.nextInt(40)));
            for (int left = random.nextInt(4); left > 0; left--) {
                text.insert(random.nextInt(text.length()), LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            Optional<List<TomlEntry>> read = PlainToml.read(text.toString());
            if (read.isPresent()) {
                assertEquals(withLibrary(text.toString()), sorted(read.get()), text.toString());
            }
        });
    }

    private static List<TomlEntry> withLibrary(String text) {
        try {
            return sorted(TomlLibrary.read(text));
        } catch (TomlLibrary.Broken e) {
            throw new AssertionError("not TOML, and yet it was read: " + e.getMessage(), e);
        }
    }

    /** The library gives tables in the order in which it likes. */
    private static List<TomlEntry> sorted(List<TomlEntry> entries) {
        List<TomlEntry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(TomlEntry::table).thenComparing(TomlEntry::key));
        return sorted;
    }
}
