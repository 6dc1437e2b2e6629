package jlogtui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import jlogtui.view.Cell;
import jlogtui.view.Frame;
import jlogtui.view.Key;
import jlogtui.view.Role;
import jlogtui.view.Style;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TerminalSessionTest {
    private static final Map<String, String> LAUNCHED =
            Map.of("JLOGTUI_STTY", "500:5:bf:8a3b:3:1c", "JLOGTUI_SIZE", "24 80");
    private static final String OPENED = "^[?1049h^[?25l^[?7l^[?2004h";
    private static final String MOUSE_ON = "^[?1000h^[?1006h";
    private static final String CLOSED = "^[?2026l^[?1000l^[?1006l^[?2004l^[?7h^[r^[0m^[?25h^[?1049l";

    /** Hands out one chunk a read; an empty one is a silence that lasts until it is looked at in vain. */
    private static final class Typed extends InputStream {
        private final Deque<byte[]> chunks = new ArrayDeque<>();
        private boolean broken;

        Typed(String... chunks) {
            for (String chunk : chunks) {
                this.chunks.add(chunk.getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            while (!chunks.isEmpty() && chunks.peek().length == 0) {
                chunks.remove();
            }
            if (chunks.isEmpty()) {
                if (broken) {
                    throw new IOException("Input/output error");
                }
                return -1;
            }
            byte[] chunk = chunks.remove();
            System.arraycopy(chunk, 0, bytes, from, chunk.length);
            return chunk.length;
        }

        @Override
        public int available() {
            return chunks.isEmpty() ? 0 : chunks.peek().length;
        }
    }

    /** What the terminal got, one string a write. */
    private static final class Written extends OutputStream {
        private final List<String> writes = new ArrayList<>();
        private boolean broken;
        /** Its reader has stopped: whoever writes now waits for it. */
        private Runnable meanwhile = () -> {};

        private final Semaphore room = new Semaphore(Integer.MAX_VALUE);

        @Override
        public void write(int octet) {
            throw new UnsupportedOperationException("one byte a write");
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (broken) {
                throw new IOException("Broken pipe");
            }
            room.acquireUninterruptibly();
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            copy.write(bytes, from, length);
            writes.add(copy.toString(StandardCharsets.UTF_8).replace('\033', '^'));
            Runnable now = meanwhile;
            meanwhile = () -> {};
            now.run();
        }
    }

    private final Written written = new Written();
    private final List<String> scripts = new ArrayList<>();
    private String answer = "";
    private TerminalSession session;

    private TerminalSession open(Map<String, String> environment, boolean mouse, Typed typed) throws IOException {
        LineMode line = new LineMode(
                script -> {
                    scripts.add(script);
                    return answer;
                },
                environment);
        TerminalOptions options = new TerminalOptions(environment, ColorDepth.TRUE_COLOR, mouse, false);
        TerminalSession.Streams streams = new TerminalSession.Streams(new TtyInput(typed), new TtyOutput(written));
        session = TerminalSession.open(options, Theme.plain(), streams, line);
        return session;
    }

    @AfterEach
    void close() {
        if (session != null) {
            written.broken = false;
            session.close();
        }
    }

    private static Frame frame(String text, int cursor) {
        Cell[] cells = new Cell[80 * 24];
        Arrays.fill(cells, new Cell(" ", 1, Style.of(Role.TEXT)));
        for (int column = 0; column < text.length(); column++) {
            cells[column] = new Cell(text.substring(column, column + 1), 1, Style.of(Role.TEXT));
        }
        return new Frame(80, 24, cells, cursor, 0);
    }

    private String all() {
        return String.join("", written.writes);
    }

    @Test
    void withTheLauncherNoChildIsStarted() throws IOException {
        open(LAUNCHED, true, new Typed());
        assertEquals(new ScreenSize(80, 24), session.size());
        assertEquals(OPENED + MOUSE_ON, all());
        session.close();
        assertEquals(OPENED + MOUSE_ON + CLOSED, all());
        assertEquals(List.of(), scripts);
    }

    @Test
    void withoutTheLauncherTheLineIsSetAndRestored() throws IOException {
        answer = "500:5:bf:8a3b\n50 132\n";
        open(Map.of(), false, new Typed());
        assertEquals(new ScreenSize(132, 50), session.size());
        assertEquals(List.of("stty -g && " + LineMode.RAW + " && stty size"), scripts);
        session.close();
        assertEquals("stty 500:5:bf:8a3b", scripts.get(1));
        assertEquals(OPENED + CLOSED, all());
    }

    @Test
    void aForgedStateIsNotRun() throws IOException {
        answer = "500:5\n24 80\n";
        open(Map.of("JLOGTUI_STTY", "sane; rm x", "JLOGTUI_SIZE", "0 0"), false, new Typed());
        session.close();
        assertEquals("stty 500:5", scripts.get(1));
    }

    @Test
    void closingTwiceRestoresOnce() throws IOException {
        open(LAUNCHED, false, new Typed());
        session.close();
        session.close();
        assertEquals(OPENED + CLOSED, all());
    }

    /** No frame hangs in it: with so much on its way none is drawn. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aTerminalThatTakesNoMoreDoesNotKeepItFromEnding() throws IOException {
        open(LAUNCHED, false, new Typed());
        written.room.drainPermits();
        session.close();
        assertEquals(OPENED, all());
        written.room.release(Integer.MAX_VALUE);
    }

    @Test
    void aFrameIsOneWriteAndALargeOneIsSynchronized() throws IOException {
        open(LAUNCHED, false, new Typed());
        written.writes.clear();
        session.draw(frame("hello", -1));
        assertEquals(1, written.writes.size());
        String first = written.writes.get(0);
        assertTrue(first.startsWith("^[?2026h^[1;1Hhello^[K^[2;1H^[K"), first);
        assertTrue(first.endsWith("^[?2026l"), first);
        session.draw(frame("hellO", -1));
        assertEquals("^[1;5HO", written.writes.get(1));
        session.draw(frame("hellO", -1));
        assertEquals(2, written.writes.size());
    }

    @Test
    void nothingIsDrawnAfterTheEnd() throws IOException {
        open(LAUNCHED, false, new Typed());
        session.close();
        session.draw(frame("hello", -1));
        assertFalse(all().contains("hello"));
    }

    @Test
    void aLostTerminalIsToldByDrawing() throws IOException {
        open(LAUNCHED, false, new Typed());
        written.broken = true;
        assertThrows(IOException.class, () -> session.draw(frame("hello", -1)));
        session.close();
    }

    @Test
    void aTerminalThatCannotBeOpenedIsLeftAsItWas() {
        answer = "500:5\n24 80\n";
        written.broken = true;
        assertThrows(IOException.class, () -> open(Map.of(), false, new Typed()));
        assertEquals("stty 500:5", scripts.get(scripts.size() - 1));
    }

    @Test
    void theMouseCanBeTakenAndLeft() throws IOException {
        open(LAUNCHED, false, new Typed());
        written.writes.clear();
        session.setMouse(true);
        session.setMouse(true);
        session.setMouse(false);
        assertEquals(List.of(MOUSE_ON, "^[?1000l^[?1006l"), written.writes);
    }

    @Test
    void aTextIsCopiedInOneWriteBetweenFrames() throws IOException {
        Map<String, String> environment = new HashMap<>(LAUNCHED);
        environment.put("TERM", "xterm-256color");
        open(environment, false, new Typed());
        session.draw(frame("hello", -1));
        written.writes.clear();
        session.copy("é\n".getBytes(StandardCharsets.UTF_8));
        session.copy(new byte[74_995]);
        assertEquals(List.of("^]52;c;w6kK\007"), written.writes);
        session.close();
        written.writes.clear();
        session.copy(new byte[1]);
        assertEquals(List.of(), written.writes);
    }

    @Test
    void keysComeInReadsUntilTheTerminalIsGone() throws IOException {
        answer = "24 80";
        open(LAUNCHED, false, new Typed("jG", "\033", "[A", "\033", "", "k"));
        assertEquals(List.of(Key.character('j'), Key.character('G')), session.readKeys());
        session.readMore();
        assertEquals(List.of(Key.of(Key.Type.UP)), session.readKeys());
        session.readMore();
        assertEquals(List.of(Key.of(Key.Type.ESCAPE)), session.readKeys());
        session.readMore();
        assertEquals(List.of(Key.character('k')), session.readKeys());
        session.readMore();
        assertEquals(List.of(), session.readKeys());
        assertEquals(List.of(), session.readKeys());
    }

    /** What the terminal has told, in words. */
    private TerminalSession.Answers hearing(List<String> heard) {
        return new TerminalSession.Answers() {
            @Override
            public void background(Background told) {
                heard.add(told.word());
            }

            @Override
            public void shown() {
                heard.add("shown");
            }
        };
    }

    private void open(String term, Typed typed) throws IOException {
        Map<String, String> environment = new HashMap<>(LAUNCHED);
        environment.put("TERM", term);
        if (term.startsWith("tmux")) {
            environment.put("TMUX", "/tmp/x");
        }
        open(environment, false, typed);
        written.writes.clear();
    }

    @Test
    void theTerminalIsAskedOnlyWhatItUnderstands() throws IOException {
        Map<String, String> questions = Map.of(
                "xterm-256color", "^]11;?\007^[5n",
                "tmux-256color", "^]11;?\007^[5n",
                "screen", "^[5n",
                "vt100", "^[5n",
                "linux", "",
                "dumb", "");
        for (Map.Entry<String, String> one : questions.entrySet()) {
            open(one.getKey(), new Typed("\033[0n"));
            session.ask(true, hearing(new ArrayList<>()));
            assertEquals(one.getValue(), all(), one.getKey());
            session.close();
        }
        open("xterm", new Typed("\033[0n"));
        session.ask(false, hearing(new ArrayList<>()));
        assertEquals("^[5n", all());
    }

    @Test
    void largeFramesAreFollowedByAQuestionOnceTheTerminalHasAnswered() throws IOException {
        answer = "24 80";
        open("xterm", new Typed("\033]11;rgb:fff", "f/ffff/ffff\007", "\033[0n", "j", "\033[0nk"));
        List<String> heard = new ArrayList<>();
        session.draw(frame("x".repeat(80), -1));
        session.ask(true, hearing(heard));
        assertEquals(List.of(Key.character('j')), session.readKeys());
        assertEquals(List.of("light", "shown"), heard);
        written.writes.clear();
        String page = "y".repeat(80 * 24);
        session.draw(fullFrame(page));
        assertTrue(all().endsWith("^[5n"), all());
        assertTrue(session.isBehind());
        session.readMore();
        assertEquals(List.of(Key.character('k')), session.readKeys());
        assertFalse(session.isBehind());
    }

    private static Frame fullFrame(String text) {
        Cell[] cells = new Cell[80 * 24];
        for (int at = 0; at < cells.length; at++) {
            cells[at] = new Cell(text.substring(at, at + 1), 1, Style.of(Role.TEXT));
        }
        return new Frame(80, 24, cells, -1, 0);
    }

    /** Its answer is there before the write has returned. */
    @Test
    void aTerminalMayBeFasterThanTheProgram() throws IOException {
        answer = "24 80";
        Typed typed = new Typed("\033[0n", "j", "\033[0nk");
        open("xterm", typed);
        List<String> heard = new ArrayList<>();
        session.ask(false, hearing(heard));
        assertEquals(List.of(Key.character('j')), session.readKeys());
        session.readMore();
        written.meanwhile = () -> assertEquals(List.of(Key.character('k')), session.readKeys());
        session.draw(fullFrame("y".repeat(80 * 24)));
        assertEquals(List.of("shown", "shown"), heard);
        assertFalse(session.isBehind());
    }

    @Test
    void drawingAnewAlsoWritesWhatIsBlank() throws IOException {
        open(LAUNCHED, false, new Typed());
        session.draw(frame("hello", -1));
        written.writes.clear();
        session.draw(frame("hello", -1));
        assertEquals("", all());
        session.setTheme(Theme.plain());
        session.draw(frame("hello", -1));
        assertTrue(all().contains("hello") && all().contains("^[K"), all());
    }

    @Test
    void anAnswerThatComesLateDoesNotReachTheShell() throws IOException {
        Typed typed = new Typed("\033]11;rgb:0/0/0\007", "\033[0", "n", "more");
        open("xterm", typed);
        session.ask(true, hearing(new ArrayList<>()));
        session.close();
        assertTrue(typed.chunks.isEmpty());
    }

    @Test
    void aHangUpIsTheEndToo() throws IOException {
        answer = "24 80";
        Typed typed = new Typed();
        typed.broken = true;
        open(LAUNCHED, false, typed);
        assertEquals(List.of(), session.readKeys());
    }

    @Test
    void theReaderIsLetGoWhenTheSessionCloses() throws IOException {
        answer = "24 80";
        open(LAUNCHED, false, new Typed("j", "k"));
        assertEquals(1, session.readKeys().size());
        session.close();
        assertEquals(List.of(), session.readKeys());
    }

    @Test
    void whatWasTypedBeforeTheEndDoesNotReachTheShell() throws IOException {
        Typed typed = new Typed("\033[<64;1;1M", "\033[<64;1;1M");
        open(LAUNCHED, true, typed);
        session.close();
        assertTrue(typed.chunks.isEmpty());
    }

    @Test
    void aVisibleCursorMakesALineTyping() throws IOException {
        answer = "24 80";
        open(LAUNCHED, false, new Typed("03:15:07\r", "03:15:07\r", ""));
        session.draw(frame("at: ", 4));
        assertEquals(9, session.readKeys().size());
        session.readMore();
        session.draw(frame("", -1));
        assertEquals(List.of(Key.paste("03:15:07\n")), session.readKeys());
    }

    @Test
    void suspendingGivesTheTerminalBackAndTakesItAgain() throws IOException {
        open(LAUNCHED, true, new Typed());
        session.draw(frame("hello", -1));
        written.writes.clear();
        int[] resizes = {0};
        session.onResize(() -> resizes[0]++);
        answer = "30 100\n";
        session.suspend();
        assertEquals(List.of("stty 500:5:bf:8a3b:3:1c; kill -TSTP 0; stty size; " + LineMode.RAW), scripts);
        assertEquals(CLOSED + OPENED + MOUSE_ON, all());
        assertEquals(new ScreenSize(100, 30), session.size());
        assertEquals(1, resizes[0]);
        written.writes.clear();
        session.draw(frame("hello", -1));
        assertTrue(all().contains("hello"), all());
    }

    @Test
    void aChangedSizeIsTold() throws IOException {
        answer = "40 120";
        open(LAUNCHED, false, new Typed("j"));
        int[] resizes = {0};
        session.onResize(() -> resizes[0]++);
        session.readKeys();
        assertEquals(List.of("stty size"), scripts);
        assertEquals(new ScreenSize(120, 40), session.size());
        assertEquals(1, resizes[0]);
    }

    @Test
    void anOddSizeIsNotBelieved() {
        for (String odd : List.of("", "24", "24 x", "0 80", "-1 80", "99999999999 1")) {
            assertEquals(null, ScreenSize.parse(odd), odd);
        }
        assertEquals(new ScreenSize(80, 24), ScreenSize.parse(" 24  80\n"));
    }
}
