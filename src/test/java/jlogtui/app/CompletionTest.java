package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jlogtui.testkit.ContainerTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.OptionSpec;

final class CompletionTest {
    @TempDir
    private Path folder;

    @Test
    void everyOptionIsInEveryScript() {
        for (OptionSpec option :
                CommandLineProgram.commandLine(new Options()).getCommandSpec().options()) {
            List<String> names = new ArrayList<>(List.of(option.names()));
            if (option.negatable()) {
                names.add("--no-" + option.longestName().substring(2));
            }
            for (String name : names) {
                boolean isLong = name.startsWith("--");
                assertContains("bash", "[ ']" + Pattern.quote(name) + "[ ']");
                assertContains("zsh", "[)*]" + Pattern.quote(name) + "[=+]?\\[");
                assertContains(
                        "fish",
                        "(?m)^complete -c jlogtui.* "
                                + Pattern.quote(isLong ? "-l " + name.substring(2) : "-s " + name.substring(1)) + " ");
            }
        }
    }

    private static void assertContains(String shell, String pattern) {
        InProcess.Ran ran = new InProcess().run("--completion", shell);
        assertEquals(0, ran.exitCode(), ran::err);
        assertTrue(Pattern.compile(pattern).matcher(ran.out()).find(), () -> shell + ": " + pattern + "\n" + ran.out());
    }

    @Test
    void namesAreNamesServicesAndProjectsAndNothingThatAShellCouldRun() {
        ContainerTree tree = ContainerTree.in(folder);
        tree.container("web-1").compose("shop", "web").create();
        tree.container("web-2").compose("shop", "web").create();
        tree.container("$(touch x)").create();
        tree.container("a b").compose("-r", "../../etc").create();

        InProcess.Ran ran = new InProcess().run("--root", folder.toString(), "--completion", "names");

        assertEquals("shop\nshop/web\nweb\nweb-1\nweb-2\n", ran.out());
        assertEquals("", ran.err());
    }

    @Test
    void themesAndZonesAreThoseThatCanBeNamed() {
        InProcess.Ran themes = new InProcess().run("--completion", "themes");
        assertTrue(themes.out().contains("dark\n"), themes::out);
        for (String theme : themes.out().lines().toList()) {
            assertEquals(
                    0, new InProcess().run("--demo", "--list", "--theme", theme).exitCode());
        }
        InProcess.Ran zones = new InProcess().run("--completion=zones");
        assertTrue(zones.out().contains("\nEurope/Paris\n"), zones::out);
    }

    @Test
    void anUnknownShellIsToldWhichThereAre() {
        InProcess.Ran ran = new InProcess().run("--completion", "tcsh");
        assertEquals(2, ran.exitCode());
        assertTrue(ran.err().contains("'tcsh' is none of bash, zsh, fish"), ran::err);
    }
}
