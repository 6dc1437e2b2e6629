package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jlogtui.testkit.Generated;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual page says what the program says. */
final class ManualTest {
    /** Variables that the launcher and the program hand to each other. */
    private static final Set<String> INNER = Set.of("JLOGTUI_STTY", "JLOGTUI_SIZE", "JLOGTUI_LOCALE");

    private static CommandSpec spec() {
        return CommandLineProgram.commandLine(new Options()).getCommandSpec();
    }

    @Test
    void hasTheOptions() {
        StringBuilder page = new StringBuilder();
        for (OptionSpec option : spec().options()) {
            List<String> names = new ArrayList<>();
            for (String name : option.names()) {
                boolean canBeTurnedOff = option.negatable() && name.startsWith("--");
                String shown = canBeTurnedOff ? "--[no-]" + name.substring(2) : name;
                names.add("\\fB" + Generated.roff(shown) + "\\fR");
            }
            page.append(".TP\n").append(String.join(", ", names));
            if (!option.negatable() && option.arity().max() > 0) {
                page.append(" \\fI").append(Generated.roff(option.paramLabel())).append("\\fR");
            }
            page.append('\n');
            page.append(Generated.roff(String.join(" ", option.description()))).append('\n');
        }
        Generated.assertPart(Generated.MANUAL, "options", page.toString());
    }

    @Test
    void hasTheExitCodes() {
        StringBuilder page = new StringBuilder();
        for (Map.Entry<String, String> code :
                spec().usageMessage().exitCodeList().entrySet()) {
            page.append(".TP\n\\fB").append(Generated.roff(code.getKey())).append("\\fR\n");
            page.append(Generated.roff(code.getValue())).append('\n');
        }
        Generated.assertPart(Generated.MANUAL, "exit", page.toString());
    }

    @Test
    void hasTheVariables() throws IOException {
        Set<String> variables = new TreeSet<>(Set.of("LC_ALL", "LC_CTYPE", "LANG", "TMPDIR", "TZ"));
        Matcher shell = Pattern.compile("\\$\\{?(JLOGTUI_[A-Z]+|JAVA_HOME)")
                .matcher(Files.readString(Path.of("packaging/jlogtui")));
        while (shell.find()) {
            variables.add(shell.group(1));
        }
        Pattern read = Pattern.compile("\"((?:JLOGTUI|XDG|CLICOLOR|COLOR|NO|LC)_?[A-Z_]*|HOME|TERM|TMUX|STY)\"");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                Matcher java = read.matcher(text);
                while (text.contains("environment") && java.find()) {
                    variables.add(java.group(1));
                }
            }
        }
        variables.removeAll(INNER);
        String page = Files.readString(Generated.MANUAL);
        String section = page.substring(page.indexOf(".SH ENVIRONMENT"), page.indexOf(".SH FILES"));
        variables.removeIf(name -> Pattern.compile("(?m)(^.B |\\\\fB)" + name + "(\\\\fR|$)")
                .matcher(section)
                .find());
        assertEquals(Set.of(), variables, "not in the manual page");
    }
}
