package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import jlogtui.model.Level;
import jlogtui.query.PatternException;
import jlogtui.query.StreamChoice;
import jlogtui.query.TextPattern;
import jlogtui.testkit.ProcessRun;
import jlogtui.testkit.RandomCases;
import jlogtui.view.Kept;
import jlogtui.view.LineMark;
import jlogtui.view.ViewState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept comes back, whatever else lies in its place. */
final class StateStoreTest {
    private static final List<String> TEXTS =
            List.of("a", "time(d)? out", "\"quoted\\s\"", "日本 ✅", "(?i)X|y", "\u0001\t", "health", "[^a-z]{2,3}");
    private static final String SIGNS = "{}[]\",:0-9tn\\";
    private static final LineMark MARK = new LineMark("id1", 1_700_000_000_000_000_000L, -5);

    @TempDir
    Path folder;

    private Path parent;
    private Path directory;
    private Path debug;

    @BeforeEach
    void nameFolders() {
        parent = folder.resolve("home/.local/state");
        directory = parent.resolve("jlogtui");
        debug = folder.resolve("debug");
    }

    private StateStore store() throws Refusal {
        return store("/var/lib/docker/containers");
    }

    private StateStore store(String root) throws Refusal {
        return new StateStore(parent, List.of(Path.of(root)), ViewState.PLAIN, Diagnostics.to(Optional.of(debug)));
    }

    private String notes() throws IOException {
        return Files.readString(debug);
    }

    private Path file(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Kept kept(ViewState view, List<LineMark> marks, String... typed) {
        return new Kept(view, marks, typed.length == 0 ? Map.of() : Map.of("/", List.of(typed)));
    }

    private static <T> T one(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static ViewState.Filters filters(Random random) throws PatternException {
        List<ViewState.Rule> rules = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            TextPattern pattern = TextPattern.parse(TEXTS.get(random.nextInt(TEXTS.size())));
            rules.add(new ViewState.Rule(random.nextBoolean(), pattern, random.nextBoolean()));
        }
        Level level = one(random, List.of(Level.values()));
        int context = random.nextInt(3) == 0 ? ViewState.ALL_LINES : random.nextInt(1_000_000);
        return new ViewState.Filters(
                rules, random.nextBoolean(), level, context, random.nextBoolean(), random.nextBoolean());
    }

    private static LineMark mark(Random random) {
        return new LineMark(TEXTS.get(random.nextInt(TEXTS.size())), random.nextLong(), random.nextInt());
    }

    static ViewState view(Random random) throws PatternException {
        Set<String> sources = new HashSet<>();
        for (int left = random.nextInt(5); left > 0; left--) {
            sources.add(Long.toHexString(random.nextLong()));
        }
        return new ViewState(
                filters(random),
                one(random, List.of(StreamChoice.values())),
                random.nextBoolean() ? Long.MIN_VALUE : random.nextLong(),
                random.nextBoolean() ? Long.MAX_VALUE : random.nextLong(),
                new ViewState.Muting(sources, random.nextBoolean()),
                new ViewState.Drawing(
                        random.nextBoolean(), "previous", random.nextBoolean(), "errors", random.nextBoolean()),
                random.nextBoolean() ? Optional.empty() : Optional.of(mark(random)));
    }

    private static Kept kept(Random random) throws PatternException {
        List<LineMark> marks = new ArrayList<>();
        for (int left = random.nextInt(5); left > 0; left--) {
            marks.add(mark(random));
        }
        Map<String, List<String>> histories = new TreeMap<>();
        for (String kind : List.of("/", "keep:", ":")) {
            List<String> typed = new ArrayList<>(TEXTS.subList(0, random.nextInt(TEXTS.size())));
            histories.put(kind, typed);
        }
        return new Kept(view(random), List.copyOf(new HashSet<>(marks)), histories);
    }

    @Test
    void whatIsWrittenIsRead() {
        RandomCases.check(100, random -> {
            Kept left = kept(random);
            assertEquals(left.view(), StateJson.readView(StateJson.view("logs", left.view())));
            assertEquals(left.marks(), StateJson.readMarks(StateJson.marks("logs", left.marks())));
            assertEquals(left.histories(), StateJson.readHistories(StateJson.histories(left.histories())));
        });
    }

    @Test
    void isReadByTheNextRunOfTheSameRoot() throws Exception {
        Kept left = kept(new Random(7));
        try (StateStore store = store()) {
            assertEquals(Optional.empty(), store.readView());
            assertEquals(Kept.NOTHING, store.readRest());
            store.write(left);
        }
        try (StateStore store = store()) {
            assertEquals(Optional.of(left.view()), store.readView());
            assertEquals(new Kept(ViewState.PLAIN, left.marks(), left.histories()), store.readRest());
        }
        try (StateStore store = store("/elsewhere")) {
            assertEquals(Optional.empty(), store.readView());
            assertEquals(List.of(), store.readRest().marks());
            assertEquals(left.histories(), store.readRest().histories());
        }
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertEquals(3, all.size(), all.toString());
            for (Path file : all) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        assertEquals("", notes());
    }

    @Test
    void aRunThatChangesNothingLeavesNothing() throws Exception {
        try (StateStore store = store()) {
            store.readRest();
            store.write(Kept.NOTHING);
        }
        assertFalse(Files.exists(parent));
    }

    @Test
    void aPlainViewReplacesOneThatWasBroughtBackOrWritten() throws Exception {
        ViewState wrapped = view(new Random(1));
        try (StateStore store = store()) {
            store.write(kept(wrapped, List.of()));
        }
        try (StateStore store = store()) {
            store.write(Kept.NOTHING);
            assertEquals(Optional.of(wrapped), store.readView());
            store.write(Kept.NOTHING);
            assertEquals(Optional.of(ViewState.PLAIN), store.readView());
        }
    }

    @Test
    void runsAtTheSameTimeDoNotUndoEachOther() throws Exception {
        LineMark other = new LineMark("id2", 3, 4);
        LineMark third = new LineMark("id3", 3, 4);
        try (StateStore one = store();
                StateStore two = store()) {
            one.write(kept(ViewState.PLAIN, List.of(MARK), "a", "b"));
            two.readRest();
            one.write(kept(ViewState.PLAIN, List.of(MARK, other), "a", "b", "c"));
            two.write(kept(ViewState.PLAIN, List.of(third), "b", "a", "d"));
            Kept now = one.readRest();
            assertEquals(List.of(other, third), now.marks(), "one mark was removed by the second run");
            assertEquals(Map.of("/", List.of("c", "b", "a", "d")), now.histories());
        }
    }

    @Test
    void filesAreBounded() throws Exception {
        List<String> typed = new ArrayList<>();
        List<LineMark> marks = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            typed.add(i + "\u0001".repeat(990));
            marks.add(new LineMark("日".repeat(4000) + i, i, i));
        }
        byte[] histories = StateJson.histories(Map.of("/", typed, ":", typed));
        assertTrue(histories.length <= 64 << 10);
        List<String> read = StateJson.readHistories(histories).get("/");
        assertEquals(typed.subList(300 - read.size(), 300), read);
        assertTrue(read.size() >= 4, () -> read.size() + " entries");
        byte[] written = StateJson.marks("x", marks);
        assertTrue(written.length <= 64 << 10);
        assertEquals(
                marks.get(299),
                StateJson.readMarks(written).get(StateJson.readMarks(written).size() - 1));
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add("x" + i);
        }
        assertEquals(
                many.subList(100, 300),
                StateJson.readHistories(StateJson.histories(Map.of("/", many))).get("/"));
    }

    @Test
    void aViewThatIsTooLargeDoesNotKeepTheRestFromBeingWritten() throws Exception {
        Set<String> sources = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            sources.add("f".repeat(60) + i);
        }
        ViewState plain = ViewState.PLAIN;
        ViewState view = new ViewState(
                plain.filters(),
                plain.streams(),
                plain.sinceNanos(),
                plain.untilNanos(),
                new ViewState.Muting(sources, false),
                plain.drawing(),
                plain.place());
        try (StateStore store = store()) {
            store.write(kept(view, List.of(MARK), "a"));
            assertEquals(Optional.empty(), store.readView());
            assertEquals(kept(plain, List.of(MARK), "a"), store.readRest());
        }
        assertTrue(notes().contains("more than 65536"), notes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "\"x\"",
                "{}",
                "{\"version\":2}",
                "{\"version\":1}",
                "{\"version\":true,\"marks\":[]}",
                "{\"version\":1,\"marks\":{},\"histories\":[],\"filters\":1}",
                "{\"version\":1,\"marks\":[1],\"histories\":{\"/\":[1]},\"filters\":[1]}",
                "{\"version\":1,\"marks\":[{}],\"histories\":{\"/\":{}},\"filters\":[{}]}",
                "{\"version\":1,\"marks\":[{\"source\":1,\"time\":1,\"checksum\":1}],\"histories\":{\"/\":[null]},"
                        + "\"filters\":[{\"keep\":\"[\",\"on\":true}]}",
                "{\"version\":1,\"marks\":[],\"histories\":{},\"filters\":[]} x",
                "{\"version\":123456789012345678901234567890}",
                "{\"version\":1.5}"
            })
    void whatIsWrongIsIgnored(String content) throws Exception {
        ignores(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsHugeOrDeepOrNoTextIsIgnored() throws Exception {
        ignores(new byte[2 << 20]);
        ignores(("{\"version\":1,\"x\":\"" + "x".repeat(2 << 20) + "\"}").getBytes(StandardCharsets.UTF_8));
        ignores("[".repeat(500_000).getBytes(StandardCharsets.UTF_8));
        ignores(("{\"version\":1,\"x\":" + "[".repeat(500) + "]".repeat(500) + "}").getBytes(StandardCharsets.UTF_8));
        ignores(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, '{'});
    }

    @Test
    void patternsThatNobodyTypesAreNoDefect() throws Exception {
        for (String pattern : List.of(
                "(".repeat(990) + ")".repeat(990),
                "(?:".repeat(390) + "x" + ")*".repeat(390),
                "((((x{9}){9}){9}){9}){9}",
                "[".repeat(1900),
                "(x{1000}){1000}",
                "\\\\Q".repeat(300))) {
            String text = "{\"version\":1,\"filters\":[{\"keep\":\"" + pattern + "\",\"on\":true}],\"off\":false,"
                    + "\"level\":\"trace\",\"contextOfAll\":true,\"context\":0,\"streams\":\"all\",\"solo\":false,\"sources\":[],"
                    + "\"wrap\":false,\"time\":\"x\",\"colours\":true,\"histogram\":\"y\"}";
            Optional<ViewState> read;
            try (StateStore store = store()) {
                store.write(kept(view(new Random(1)), List.of()));
                Files.writeString(file("view"), text);
                read = store.readView();
            }
            assertTrue(read.isPresent() || notes().contains("is no pattern"), () -> pattern + " " + read);
        }
    }

    /** All three files hold that; the run starts from nothing and then replaces them. */
    private void ignores(byte[] content) throws Exception {
        Kept left = kept(view(new Random(1)), List.of(MARK), "a");
        try (StateStore store = store()) {
            store.write(left);
        }
        for (String prefix : List.of("view", "marks", "history")) {
            Files.write(file(prefix), content);
        }
        try (StateStore store = store()) {
            assertEquals(Optional.empty(), store.readView());
            assertEquals(Kept.NOTHING, store.readRest());
            for (String prefix : List.of("view", "marks", "history")) {
                assertTrue(notes().contains("state file " + prefix), notes());
            }
            store.write(left);
            assertEquals(Optional.of(left.view()), store.readView());
            assertEquals(kept(ViewState.PLAIN, List.of(MARK), "a"), store.readRest());
        }
    }

    @Test
    void spoiltFilesAreReadOrRefusedButNeverADefect() {
        RandomCases.check(2000, random -> {
            Kept left = kept(random);
            byte[] text = switch (random.nextInt(3)) {
                case 0 -> StateJson.view("logs", left.view());
                case 1 -> StateJson.marks("logs", left.marks());
                default -> StateJson.histories(left.histories());
            };
            byte[] spoilt = new byte[random.nextInt(4) == 0 ? random.nextInt(text.length) : text.length];
            System.arraycopy(text, 0, spoilt, 0, spoilt.length);
            for (int left2 = random.nextInt(4); left2 > 0 && spoilt.length > 0; left2--) {
                spoilt[random.nextInt(spoilt.length)] =
                        (byte) (random.nextBoolean() ? SIGNS.charAt(random.nextInt(SIGNS.length())) : random.nextInt());
            }
            try {
                StateJson.readView(spoilt);
            } catch (IOException e) {
                assertFalse(String.valueOf(e.getMessage()).isEmpty());
            }
            try {
                StateJson.readMarks(spoilt);
            } catch (IOException e) {
                assertFalse(String.valueOf(e.getMessage()).isEmpty());
            }
            try {
                StateJson.readHistories(spoilt);
            } catch (IOException e) {
                assertFalse(String.valueOf(e.getMessage()).isEmpty());
            }
        });
    }

    @Test
    void aDirectoryThatIsALinkIsNotUsed() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createDirectories(parent);
        Files.createSymbolicLink(directory, elsewhere);
        try (StateStore store = store()) {
            assertEquals(Kept.NOTHING, store.readRest());
            store.write(kept(view(new Random(1)), List.of(MARK), "a"));
        }
        try (Stream<Path> files = Files.list(elsewhere)) {
            assertEquals(0, files.count());
        }
        assertTrue(notes().contains("nothing is kept under"), notes());
    }

    @Test
    void linksInTheDirectoryAreNeitherReadNorWrittenThrough() throws Exception {
        Kept left = kept(view(new Random(1)), List.of(MARK), "a");
        try (StateStore store = store()) {
            store.write(left);
        }
        for (String prefix : List.of("view", "marks", "history")) {
            Path file = file(prefix);
            Path victim = folder.resolve(prefix);
            Files.move(file, victim);
            Files.createSymbolicLink(file, victim);
            // Where the new content is about to be written
            Path fresh = file.resolveSibling(
                    file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
            Files.createSymbolicLink(fresh, victim);
            byte[] before = Files.readAllBytes(victim);
            try (StateStore store = store()) {
                assertEquals(prefix.equals("view"), store.readView().isEmpty());
                Kept rest = store.readRest();
                assertEquals(prefix.equals("marks"), rest.marks().isEmpty());
                assertEquals(prefix.equals("history"), rest.histories().isEmpty());
                assertTrue(notes().contains("no regular file"), notes());
                store.write(kept(ViewState.PLAIN, List.of(), "b"));
                store.write(left);
            }
            assertArrayEquals(before, Files.readAllBytes(victim));
            assertTrue(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
            assertFalse(Files.exists(fresh, LinkOption.NOFOLLOW_LINKS));
        }
    }

    @Test
    void aPipeIsNotWaitedFor() throws Exception {
        try (StateStore store = store()) {
            store.write(kept(view(new Random(1)), List.of(MARK), "a"));
        }
        Path view = file("view");
        Files.delete(view);
        assertEquals(
                0,
                ProcessRun.of(new ProcessBuilder("mkfifo", view.toString()), Duration.ofSeconds(10))
                        .exitCode());
        try (StateStore store = store()) {
            assertEquals(Optional.empty(), store.readView());
        }
    }

    @Test
    void whatCannotBeADirectoryIsToldOnce() throws Exception {
        Files.createDirectories(parent.getParent());
        Files.writeString(parent, "a file");
        try (StateStore store = store()) {
            assertEquals(Kept.NOTHING, store.readRest());
            store.write(kept(ViewState.PLAIN, List.of(MARK), "a"));
            store.write(kept(ViewState.PLAIN, List.of(), "b"));
        }
        assertEquals(1, notes().lines().count(), notes());
        assertEquals("a file", Files.readString(parent));
    }

    @Test
    void aDirectoryInTheWayOfAFileIsToldAndTheOthersAreWritten() throws Exception {
        ViewState view = view(new Random(1));
        try (StateStore store = store()) {
            store.write(kept(view, List.of(MARK), "a"));
        }
        Path file = file("view");
        Files.delete(file);
        Files.createDirectory(file);
        try (StateStore store = store()) {
            assertEquals(Optional.empty(), store.readView());
            store.write(kept(view, List.of(), "b"));
            assertEquals(List.of("a", "b"), store.readRest().histories().get("/"));
        }
        assertTrue(notes().contains("cannot write"), notes());
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(
                    0, files.filter(path -> path.toString().endsWith(".new")).count());
        }
    }

    @Test
    void aDirectoryThatOthersMayReadIsClosedToThem() throws Exception {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (StateStore store = store()) {
            store.readRest();
        }
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
    }

    @Test
    void rootKeepsNothingInWhatIsSomebodyElses() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give files away");
        UserPrincipal nobody =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.setOwner(home, nobody);
        try (StateStore store = store()) {
            store.write(kept(ViewState.PLAIN, List.of(MARK)));
        }
        assertFalse(Files.exists(home.resolve(".local")));
        Files.createDirectories(directory);
        Files.setOwner(directory, nobody);
        try (StateStore store = store()) {
            store.readRest();
            store.write(kept(ViewState.PLAIN, List.of(MARK)));
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
        assertTrue(notes().contains("belongs to nobody"), notes());
    }

    @Test
    void leftoversAndTheOldestOfManyRootsGo() throws Exception {
        Files.createDirectories(directory);
        FileTime longAgo = FileTime.from(Instant.now().minusSeconds(7200));
        for (int i = 0; i < 210; i++) {
            Path file = Files.writeString(directory.resolve("view-" + i + ".json"), "{}");
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(1000 - i)));
        }
        Path old = Files.writeString(directory.resolve("history.json.1.new"), "{");
        Files.setLastModifiedTime(old, longAgo);
        Path young = Files.writeString(directory.resolve("history.json.2.new"), "{");
        Path others = Files.writeString(directory.resolve("notes.txt"), "mine");
        Files.setLastModifiedTime(others, longAgo);
        try (StateStore store = store()) {
            store.readRest();
        }
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(young));
        assertTrue(Files.exists(others));
        assertFalse(Files.exists(directory.resolve("view-9.json")));
        assertTrue(Files.exists(directory.resolve("view-10.json")));
    }

    @Test
    void theDirectoryIsWhereProgramsKeepState() {
        assertEquals(Optional.of(Path.of("/x")), StateStore.parent(Map.of("XDG_STATE_HOME", "/x", "HOME", "/h")));
        assertEquals(
                Optional.of(Path.of("/h/.local/state")),
                StateStore.parent(Map.of("XDG_STATE_HOME", "relative", "HOME", "/h")));
        assertEquals(Optional.empty(), StateStore.parent(Map.of()));
        assertEquals(Optional.empty(), StateStore.parent(Map.of("HOME", "/\0")));
    }
}
