package jlogtui;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The table of packages of {@code ARCHITECTURE.md} and the things that no package, or only some, may do. Each rule is
 * also held against {@code jlogtui.testkit.broken}, a small program that breaks every one of them.
 */
class ArchitectureTest {
    private static final String BROKEN = "jlogtui.testkit.broken";

    /** Which packages a package may use besides itself; {@code app} may use all. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("model", Set.of()),
            entry("file", Set.of("model")),
            entry("parse", Set.of("model")),
            entry("query", Set.of("model")),
            entry("docker", Set.of("model")),
            entry("index", Set.of("model", "file", "parse")),
            entry("timeline", Set.of("model", "index", "query")),
            entry("engine", Set.of("model", "file", "parse", "query", "docker", "index", "timeline")),
            entry("view", Set.of("model", "query")),
            entry("terminal", Set.of("view")));

    @TestFactory
    Stream<DynamicTest> programKeepsTheRules() {
        JavaClasses program = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("jlogtui");
        return rules("jlogtui").entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(program)));
    }

    /** Otherwise a rule that nothing can break would look like one that holds. */
    @TestFactory
    Stream<DynamicTest> everyRuleCanFail() {
        JavaClasses broken = new ClassFileImporter().importPackages(BROKEN);
        return rules(BROKEN).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> assertTrue(rule.getValue().evaluate(broken).hasViolation())));
    }

    @Test
    void everyPackageIsInTheTable() {
        var found = new TreeSet<String>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("jlogtui")) {
            found.add(type.getPackageName().split("\\.", -1)[1]);
        }
        var known = new TreeSet<>(MAY_USE.keySet());
        known.add("app");
        found.removeAll(known);
        assertEquals(Set.of(), found);
    }

    /** The rules for a program whose packages lie under {@code base}, by name. */
    private static Map<String, ArchRule> rules(String base) {
        var rules = new LinkedHashMap<String, ArchRule>();
        MAY_USE.forEach((name, allowed) -> rules.put(
                name + " uses nothing but " + (allowed.isEmpty() ? "itself" : new TreeSet<>(allowed)),
                noClasses()
                        .that()
                        .resideInAPackage(base + "." + name + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden(base, name, allowed))));
        rules.put(
                "packages form no cycle",
                slices().matching(base + ".(*)..").should().beFreeOfCycles());
        addLibraries(base, rules);
        addThreads(base, rules);
        addProcesses(base, rules);
        addCalls(base, rules);
        // a package may have no class yet
        rules.replaceAll((name, rule) -> rule.allowEmptyShould(true));
        return rules;
    }

    private static void addLibraries(String base, Map<String, ArchRule> rules) {
        rules.put(
                "Lanterna only in terminal",
                outside(base, "terminal").dependOnClassesThat().resideInAPackage("com.googlecode.lanterna.."));
        rules.put(
                "Jackson only in parse, docker and app",
                outside(base, "parse", "docker", "app")
                        .dependOnClassesThat()
                        .resideInAPackage("com.fasterxml.jackson.."));
        rules.put(
                "picocli only in app",
                outside(base, "app").dependOnClassesThat().resideInAPackage("picocli.."));
        rules.put(
                "RE2/J only in query",
                outside(base, "query").dependOnClassesThat().resideInAPackage("com.google.re2j.."));
    }

    /** What only the terminal's own shell may do: see the promises in {@code .github/SECURITY.md}. */
    private static void addProcesses(String base, Map<String, ArchRule> rules) {
        rules.put(
                "programs are started only by terminal.TtyShell, for stty",
                noClasses()
                        .that()
                        .resideInAPackage(base + "..")
                        .and()
                        .doNotHaveFullyQualifiedName(base + ".terminal.TtyShell")
                        .should()
                        .dependOnClassesThat(assignableTo(ProcessBuilder.class))
                        .orShould()
                        .callMethodWhere(describe(
                                "Runtime.exec",
                                call -> call.getTargetOwner().isEquivalentTo(Runtime.class)
                                        && call.getName().equals("exec"))));
    }

    private static void addThreads(String base, Map<String, ArchRule> rules) {
        // a shutdown hook has to be a Thread, and only the terminal itself knows how it is restored: it may make one,
        // but not start it
        rules.put(
                "threads are made only in engine and app, and in terminal as a shutdown hook",
                outside(base, "engine", "app", "terminal")
                        .callConstructorWhere(describe(
                                "a thread", call -> call.getTargetOwner().isAssignableTo(Thread.class))));
        rules.put(
                "threads are started only in engine and app, and by terminal.TtyTerminal for its way out",
                noClasses()
                        .that()
                        .resideInAPackage(base + "..")
                        .and()
                        .resideOutsideOfPackages(within(base, "engine", "app"))
                        .and()
                        .doNotHaveFullyQualifiedName(base + ".terminal.TtyTerminal")
                        .should()
                        .callMethod(Thread.class, "start"));
        rules.put(
                "executors only in engine and app",
                outside(base, "engine", "app")
                        .dependOnClassesThat(assignableTo(Executor.class)
                                .or(assignableTo(CompletableFuture.class))
                                .or(assignableTo(Executors.class))
                                .or(assignableTo(Timer.class))));
        rules.put(
                "no java.util.concurrent in view",
                noClasses()
                        .that()
                        .resideInAPackage(base + ".view..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("java.util.concurrent.."));
        rules.put(
                "no locks in model, parse, query and timeline",
                noClasses()
                        .that(resideInAnyPackage(within(base, "model", "parse", "query", "timeline")))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("java.util.concurrent.locks.."));
    }

    private static void addCalls(String base, Map<String, ArchRule> rules) {
        // an interrupt closes the FileChannel for everybody who reads it
        rules.put("no Thread.interrupt", anywhere(base).callMethod(Thread.class, "interrupt"));
        // cancel(false) as well: what it was called with cannot be seen here, and nobody needs it
        rules.put(
                "no Future.cancel",
                anywhere(base)
                        .callMethodWhere(describe(
                                "Future.cancel",
                                call -> call.getName().equals("cancel")
                                        && call.getTargetOwner().isAssignableTo(Future.class))));
        rules.put(
                "no shutdownNow",
                anywhere(base)
                        .callMethodWhere(describe(
                                "ExecutorService.shutdownNow",
                                call -> call.getName().equals("shutdownNow")
                                        && call.getTargetOwner().isAssignableTo(ExecutorService.class))));
        // a truncated mapping kills the reader with InternalError
        rules.put(
                "no FileChannel.map",
                anywhere(base)
                        .callMethodWhere(describe(
                                "FileChannel.map",
                                call -> call.getName().equals("map")
                                        && call.getTargetOwner().isAssignableTo(FileChannel.class))));
        rules.put("System.out only in app", outside(base, "app").accessField(System.class, "out"));
        rules.put("System.err only in app", outside(base, "app").accessField(System.class, "err"));
        rules.put("System.exit only in app", outside(base, "app").callMethod(System.class, "exit", int.class));
        rules.put(
                "Runtime.halt and exit only in app",
                outside(base, "app")
                        .callMethodWhere(describe(
                                "Runtime.halt or exit",
                                call -> Set.of("halt", "exit").contains(call.getName())
                                        && call.getTargetOwner().isAssignableTo(Runtime.class))));
    }

    /** Rule for every class but those of some packages. */
    private static ClassesShould outside(String base, String... packages) {
        return noClasses()
                .that()
                .resideInAPackage(base + "..")
                .and()
                .resideOutsideOfPackages(within(base, packages))
                .should();
    }

    private static ClassesShould anywhere(String base) {
        return noClasses().that().resideInAPackage(base + "..").should();
    }

    private static String[] forbidden(String base, String name, Set<String> allowed) {
        var others = new TreeSet<>(MAY_USE.keySet());
        others.add("app");
        others.removeAll(allowed);
        others.remove(name);
        return within(base, others.toArray(new String[0]));
    }

    private static String[] within(String base, String... packages) {
        var patterns = new String[packages.length];
        for (int i = 0; i < packages.length; i++) {
            patterns[i] = base + "." + packages[i] + "..";
        }
        return patterns;
    }
}
