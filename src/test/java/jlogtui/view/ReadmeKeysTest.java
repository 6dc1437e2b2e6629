package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README names the keys that there are. {@code -Djlogtui.golden=write} writes its whole table anew. */
final class ReadmeKeysTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- keys -->\n";
    private static final String END = "<!-- /keys -->";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final Keymap keymap = new Keymap();

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private String fromTables() {
        Map<String, List<String>> groups = new TreeMap<>();
        List<String> order = new ArrayList<>();
        for (Keymap.Binding binding : keymap.bindings()) {
            if (binding.context() == Keymap.Context.MAIN) {
                List<String> keys = new ArrayList<>();
                for (String key : binding.keys()) {
                    keys.add(code(binding.action() == Action.PERCENT ? "N" + key : key));
                }
                String row = "| " + cell(String.join(" ", keys)) + " | " + cell(binding.help()) + " |\n";
                if (!groups.containsKey(binding.group())) {
                    order.add(binding.group());
                }
                groups.computeIfAbsent(binding.group(), none -> new ArrayList<>())
                        .add(row);
            }
        }
        StringBuilder text = new StringBuilder("\n");
        for (String group : order) {
            text.append("| ").append(group).append(" | |\n|---|---|\n");
            groups.get(group).forEach(text::append);
            text.append('\n');
        }
        text.append("| Commands | |\n|---|---|\n");
        for (CommandRow row : CommandRow.ALL) {
            text.append("| ")
                    .append(code(row.label()))
                    .append(" | ")
                    .append(cell(row.help()))
                    .append(" |\n");
        }
        text.append("\n| `:set` | | |\n|---|---|---|\n");
        for (SettingRow row : SettingRow.ALL) {
            text.append("| ")
                    .append(code(row.name()))
                    .append(" | ")
                    .append(cell(row.help()))
                    .append(" | ");
            text.append(cell(row.choices())).append(" |\n");
        }
        return text.append('\n').toString();
    }

    @Test
    void theWholeTableIsThatOfTheProgram() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);
        assertTrue(begin >= BEGIN.length() && end >= begin, "README.md has no " + BEGIN.strip());
        if ("write".equals(System.getProperty("jlogtui.golden"))) {
            readme = readme.substring(0, begin) + fromTables() + readme.substring(end);
            Files.writeString(README, readme, StandardCharsets.UTF_8);
            end = readme.indexOf(END);
        }
        assertEquals(fromTables(), readme.substring(begin, end));
    }

    /** Rows such as <code>| `y` `Y`, `V` | … |</code>: what stands in the first cell is a key, a pair, or a command. */
    @Test
    void theShortTableNamesOnlyKeysThatThereAre() throws IOException {
        String readme = Files.readString(README);
        int checked = 0;
        for (String line : readme.substring(0, readme.indexOf(BEGIN)).split("\n", -1)) {
            if (line.startsWith("| `")) {
                Matcher words = CODE.matcher(line.substring(0, line.indexOf(" | ")));
                while (words.find()) {
                    assertTrue(isKnown(words.group(1)), () -> words.group(1) + " in: " + line);
                    checked++;
                }
            }
        }
        assertTrue(checked > 50, "only " + checked + " keys were found in README.md");
    }

    private boolean isKnown(String word) {
        if (word.startsWith(":") && word.length() > 1) {
            return CommandRow.find(word.substring(1).split(" ", 2)[0]) != null;
        }
        return keymap.find(Keymap.Context.MAIN, word.replaceFirst("^\\d+%$", "%")) != null;
    }

    /** What the README says about settings and commands elsewhere. */
    @Test
    void commandsInTheTextAreThere() throws IOException {
        Matcher words = CODE.matcher(Files.readString(README));
        while (words.find()) {
            String[] typed = words.group(1).split(" ", -1);
            if (typed[0].startsWith(":") && typed[0].length() > 1) {
                assertTrue(CommandRow.find(typed[0].substring(1)) != null, words.group(1));
                boolean isSetting = typed[0].equals(":set") && typed.length == 3 && !typed[1].equals("NAME");
                assertTrue(
                        !isSetting
                                || SettingRow.find(typed[1]) != null
                                        && SettingRow.find(typed[1]).canBe(typed[2]),
                        words.group(1));
            }
        }
    }
}
