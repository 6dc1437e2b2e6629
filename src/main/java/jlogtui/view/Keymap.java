package jlogtui.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The one table of keys: key → action → help. What a key does, what the help shows and what the status row hints at all
 * come from here.
 *
 * <p>Keys are written as a person says them: {@code j}, {@code ^D}, {@code Space}, {@code PageDown}, {@code ]m} for a pair.
 */
final class Keymap {
    /** Where a key is pressed. */
    enum Context {
        MAIN("Main view"),
        HELP("In this help"),
        DETAIL("In an opened line"),
        SOURCES("In the list of sources: letters narrow it"),
        CARD("In a container's card"),
        FILTERS("In the list of filters"),
        PROMPT("In prompts"),
        YES_OR_NO("When asked yes or no");

        private final String title;

        Context(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        /** Whether its keys stay what they are, whatever the main view's are: they edit text, or answer. */
        boolean hasOwnKeys() {
            return this == PROMPT || this == YES_OR_NO;
        }
    }

    /**
     * One row of the table.
     *
     * @param context where it holds
     * @param group heading in the help; empty for the context's own
     * @param keys every key that does it
     * @param action what it does
     * @param help what it does, in words
     * @param hint one or two words for the status row; empty when it is not hinted at
     */
    record Binding(Context context, String group, List<String> keys, Action action, String help, String hint) {
        /** The same with other keys. */
        Binding withKeys(List<String> others) {
            return new Binding(context, group, List.copyOf(others), action, help, hint);
        }

        /** The key of a pair that begins so; null when it has none. */
        String pair(String first) {
            for (String key : keys) {
                if (isPair(key, first)) {
                    return key;
                }
            }
            return null;
        }

        /** The keys as the help shows them. */
        String label() {
            String label = String.join(" ", keys);
            return action == Action.PERCENT ? "N" + label : label;
        }
    }

    private final List<Binding> bindings;
    private final List<Binding> usual = new ArrayList<>();
    private final Map<Context, Map<String, Binding>> byKey = new HashMap<>();
    private String group = "";

    /** With the usual keys. */
    Keymap() {
        this(KeyChoices.USUAL);
    }

    Keymap(KeyChoices choices) {
        bindMoves();
        bindSearch();
        bindTimes();
        bindPlaces();
        bindLines();
        bindTaking();
        bindProgram();
        bindDetail();
        bindHelp();
        bindSources();
        bindCard();
        bindFilters();
        bindPrompts();
        bindYesOrNo();
        bindings = choices.keys().isEmpty() ? usual : Rebinding.of(usual, choices);
        for (Binding binding : bindings) {
            enter(binding);
        }
    }

    /** The table, in the order of the help. */
    List<Binding> bindings() {
        return bindings;
    }

    /** The row for a key or a pair, or null. */
    Binding find(Context context, String key) {
        return byKey.get(context).get(key);
    }

    /** The first key of an action of the main view; empty when it has none. */
    String key(Action action) {
        for (Binding binding : bindings) {
            if (binding.context() == Context.MAIN && binding.action() == action) {
                return binding.keys().get(0);
            }
        }
        return "";
    }

    /** How to say in a sentence what does an action of the main view: its first key, or its name where no key does it. */
    String say(Action action) {
        String key = key(action);
        return key.isEmpty() ? action.key() : key;
    }

    /** The rows for pairs that begin with this key; empty when it begins none. */
    List<Binding> pairs(Context context, String first) {
        List<Binding> pairs = new ArrayList<>();
        for (Binding binding : bindings) {
            if (binding.context() == context && binding.pair(first) != null) {
                pairs.add(binding);
            }
        }
        return pairs;
    }

    private static boolean isPair(String key, String first) {
        return key.length() == 2 && key.startsWith(first) && (first.equals("]") || first.equals("["));
    }

    private void bindMoves() {
        group = "Moving";
        main("j Down", Action.LINE_DOWN, "one line down");
        main("k Up", Action.LINE_UP, "one line up");
        main("^D d", Action.HALF_DOWN, "half a page down");
        main("^U u", Action.HALF_UP, "half a page up");
        main("Space f PageDown", Action.PAGE_DOWN, "one page down");
        main("b PageUp", Action.PAGE_UP, "one page up");
        main("g Home", Action.OLDEST, "to the oldest line");
        main("G End", Action.NEWEST, "to the newest line, and follow");
        main("%", Action.PERCENT, "to N per cent of the bytes, as in 50%");
        main("h Left", Action.LEFT, "sideways to the left");
        main("l Right", Action.RIGHT, "sideways to the right");
        main("H", Action.FAR_LEFT, "half a screen to the left");
        main("L", Action.FAR_RIGHT, "half a screen to the right");
        main("0", Action.FIRST_COLUMN, "back to column 0");
        main("WheelDown", Action.WHEEL_DOWN, "scroll down");
        main("WheelUp", Action.WHEEL_UP, "scroll up");
        main("Click", Action.SELECT, "select the line");
    }

    private void bindSearch() {
        group = "Searching";
        main("/", Action.SEARCH, "search; a capital letter makes case count", "search");
        main("n", Action.NEXT_HIT, "next hit");
        main("N", Action.PREVIOUS_HIT, "previous hit");
        main("*", Action.NEXT_TOKEN, "next line with the same id, address or number");
        main("#", Action.PREVIOUS_TOKEN, "previous one");
        main("e", Action.NEXT_ERROR, "next error");
        main("E", Action.PREVIOUS_ERROR, "previous error");
        main("w", Action.NEXT_WARNING, "next warning or error");
        main("W", Action.PREVIOUS_WARNING, "previous one");
        main("]r", Action.NEXT_RULER, "next start, exit or other change of a container", "exit");
        main("[r", Action.PREVIOUS_RULER, "previous one", "exit");
        main("]s", Action.NEXT_SILENCE, "next line after a silence of its source", "silence");
        main("[s", Action.PREVIOUS_SILENCE, "previous one", "silence");
        main("]b", Action.NEXT_DAMAGE, "next damaged place", "damage");
        main("[b", Action.PREVIOUS_DAMAGE, "previous one", "damage");
    }

    private void bindTimes() {
        group = "Time";
        main("F", Action.FOLLOW, "follow on or off", "follow");
        main("t", Action.GO_TO_TIME, "go to a time; pasting one does the same", "time");
        main("]m", Action.MINUTE_LATER, "one minute later", "minute");
        main("[m", Action.MINUTE_EARLIER, "one minute earlier", "minute");
        main("]h", Action.HOUR_LATER, "one hour later", "hour");
        main("[h", Action.HOUR_EARLIER, "one hour earlier", "hour");
        main("]d", Action.DAY_LATER, "one day (24 h) later", "day");
        main("[d", Action.DAY_EARLIER, "one day (24 h) earlier", "day");
        main("T", Action.TIME_COLUMN, "time column: local, UTC, ago, since previous, off");
        main("i", Action.HISTOGRAM, "histogram of the whole span: volume, errors, off");
        main("}", Action.NEXT_COLUMN, "one column of the histogram later");
        main("{", Action.PREVIOUS_COLUMN, "one column earlier");
    }

    private void bindPlaces() {
        group = "Places";
        main("m", Action.MARK, "mark the line, or take the mark away");
        main("'", Action.NEXT_MARK, "next mark");
        main("\"", Action.PREVIOUS_MARK, "previous mark");
        main("[o ^O", Action.PLACE_BACK, "back to where a jump began", "place back");
        main("]o", Action.PLACE_FORWARD, "forward again", "place forward");
    }

    private void bindLines() {
        group = "Which lines";
        main("s", Action.STREAM, "stream: all, stderr, stdout", "stream");
        main("o", Action.SOURCES, "the list of sources", "sources");
        main("D", Action.CARD, "the card of this line's container: state, exit, limits, last errors");
        main("S", Action.SOLO, "only the container of this line");
        main("X", Action.MUTE, "not the container of this line");
        main("U", Action.SHOW_ALL, "show all containers");
        main("&", Action.KEEP, "keep only lines that match; each narrows further");
        main("!", Action.DROP, "drop lines that match");
        main("Tab", Action.FILTERS, "the list of filters");
        main("\\", Action.FILTERS_ON, "all filters off or on");
        main(
                "z",
                Action.MORE_CONTEXT,
                "more lines around filtered hits: 0, 3, 10, all; after :set context all, of all containers");
        main("Z", Action.LESS_CONTEXT, "fewer of them");
        main("v", Action.LEAST_LEVEL, "least level: all, info, warn, error");
        main("^W", Action.WRAP, "wrap on or off");
        main("x", Action.FOLD, "fold or unfold a message of several lines; :set fold on folds all");
        main("A", Action.COLOURS, "the log's own colours on or off");
        main("Enter", Action.OPEN, "open the line; a compressed file: all the same");
    }

    private void bindTaking() {
        group = "Taking it away";
        main("y", Action.COPY, "copy the message to the clipboard");
        main("Y", Action.COPY_ORIGINAL, "copy the original JSON line");
        main("V", Action.RANGE, "start a range, which y or Y then copies; again or Esc: end it");
    }

    private void bindProgram() {
        group = "Program";
        main("? F1", Action.HELP, "this help", "help");
        main(":", Action.COMMAND, "command: :goto :since :until :w FILE :set :cmd :q");
        main("Esc", Action.CANCEL, "stop the running step; over the log: close what is open");
        main("^L", Action.REPAINT, "draw the screen anew");
        main("^Z", Action.SUSPEND, "to the shell; fg comes back");
        main("q", Action.BACK, "back one layer, then quit", "quit");
        main("Q ^C", Action.QUIT, "quit now");
    }

    private void bindDetail() {
        group = "";
        Context in = Context.DETAIL;
        bind(in, "Tab Down", Action.NEXT_FIELD, "next field", "field");
        bind(in, "BackTab Up", Action.PREVIOUS_FIELD, "previous field", "");
        bind(in, "&", Action.KEEP, "keep only lines with this value", "keep");
        bind(in, "!", Action.DROP, "drop lines with this value", "drop");
        bind(in, "y", Action.COPY, "copy the value", "copy");
        bind(in, "Y", Action.COPY_ORIGINAL, "copy the original record", "");
        bind(in, "j", Action.LINE_DOWN, "next line of the log", "line");
        bind(in, "k", Action.LINE_UP, "previous line of the log", "");
        bind(in, "n", Action.NEXT_HIT, "next hit", "hit");
        bind(in, "N", Action.PREVIOUS_HIT, "previous hit", "");
        bind(in, "e", Action.NEXT_ERROR, "next error", "");
        bind(in, "E", Action.PREVIOUS_ERROR, "previous error", "");
        bind(in, "w", Action.NEXT_WARNING, "next warning or error", "");
        bind(in, "W", Action.PREVIOUS_WARNING, "previous one", "");
        bind(in, "Space f PageDown", Action.PAGE_DOWN, "page down", "");
        bind(in, "b PageUp", Action.PAGE_UP, "page up", "");
        bind(in, "^D d", Action.HALF_DOWN, "half a page down", "");
        bind(in, "^U u", Action.HALF_UP, "half a page up", "");
        bind(in, "WheelDown", Action.WHEEL_DOWN, "scroll down", "");
        bind(in, "WheelUp", Action.WHEEL_UP, "scroll up", "");
        bind(in, "g Home", Action.OLDEST, "first row", "");
        bind(in, "G End", Action.NEWEST, "last row", "");
        bind(in, "Click", Action.SELECT, "select a field, or another line of the log", "");
        bind(in, "\\", Action.FILTERS_ON, "all filters off or on", "");
        bind(in, "/", Action.SEARCH, "search", "");
        bind(in, "D", Action.CARD, "the container's card", "");
        bind(in, "? F1", Action.HELP, "this help", "");
        bind(in, "Enter q Esc", Action.CLOSE, "close", "close");
        bind(in, "Q ^C", Action.QUIT, "quit now", "");
    }

    private void bindHelp() {
        group = "";
        Context in = Context.HELP;
        bind(in, "j Down WheelDown", Action.LINE_DOWN, "down", "");
        bind(in, "k Up WheelUp", Action.LINE_UP, "up", "");
        bind(in, "Space f PageDown d ^D", Action.PAGE_DOWN, "page down", "more");
        bind(in, "b PageUp u ^U", Action.PAGE_UP, "page up", "");
        bind(in, "g Home", Action.OLDEST, "first row", "");
        bind(in, "G End", Action.NEWEST, "last row", "");
        bind(in, "/", Action.SEARCH, "show only what holds some words; Esc shows all again", "search");
        bind(in, "q Esc ? F1", Action.CLOSE, "close", "close");
        bind(in, "Q ^C", Action.QUIT, "quit now", "");
    }

    private void bindSources() {
        Context in = Context.SOURCES;
        bind(in, "Space", Action.TOGGLE, "show or mute", "show/mute");
        bind(in, "Enter", Action.SUBMIT, "only this one, or this project, and close", "only this");
        bind(in, "> Tab Right", Action.NEXT_SORT, "sort by the next column", "sort");
        bind(in, "< BackTab Left", Action.PREVIOUS_SORT, "sort by the one before", "");
        bind(in, "^R", Action.REVERSE_SORT, "turn the order round", "");
        bind(in, "Up ^P WheelUp", Action.LINE_UP, "up", "");
        bind(in, "Down ^N WheelDown", Action.LINE_DOWN, "down", "");
        bind(in, "PageUp", Action.PAGE_UP, "page up", "");
        bind(in, "PageDown", Action.PAGE_DOWN, "page down", "");
        bind(in, "Home", Action.OLDEST, "first", "");
        bind(in, "End", Action.NEWEST, "last", "");
        bind(in, "Click", Action.SELECT, "select; a title: sort by it", "");
        bind(in, "Esc", Action.CLOSE, "close", "close");
        bind(in, "Backspace ^H", Action.ERASE_LEFT, "erase a letter", "");
        bind(in, "^W", Action.ERASE_WORD, "erase a word", "");
        bind(in, "^U", Action.ERASE_BEFORE, "erase all", "");
        bind(in, "^C", Action.QUIT, "quit now", "");
    }

    private void bindCard() {
        Context in = Context.CARD;
        bind(in, "Enter", Action.SUBMIT, "to this line in the log", "to the line");
        bind(in, "j Down", Action.LINE_DOWN, "down", "down");
        bind(in, "k Up", Action.LINE_UP, "up", "");
        bind(in, "Space f PageDown ^D d", Action.PAGE_DOWN, "page down", "");
        bind(in, "b PageUp ^U u", Action.PAGE_UP, "page up", "");
        bind(in, "WheelDown", Action.WHEEL_DOWN, "scroll down", "");
        bind(in, "WheelUp", Action.WHEEL_UP, "scroll up", "");
        bind(in, "g Home", Action.OLDEST, "first row", "");
        bind(in, "G End", Action.NEWEST, "last row", "");
        bind(in, "Click", Action.SELECT, "select", "");
        bind(in, "y", Action.COPY, "copy the value", "copy");
        bind(in, "? F1", Action.HELP, "this help", "");
        bind(in, "q Esc D", Action.CLOSE, "close", "close");
        bind(in, "Q ^C", Action.QUIT, "quit now", "");
    }

    private void bindFilters() {
        Context in = Context.FILTERS;
        bind(in, "Space", Action.TOGGLE, "off or on", "off/on");
        bind(in, "Enter", Action.SUBMIT, "edit", "edit");
        bind(in, "x d Delete", Action.REMOVE, "remove", "remove");
        bind(in, "K", Action.MOVE_UP, "move up", "");
        bind(in, "J", Action.MOVE_DOWN, "move down", "");
        bind(in, "\\", Action.FILTERS_ON, "all off or on", "all");
        bind(in, "k Up ^P WheelUp", Action.LINE_UP, "up", "");
        bind(in, "j Down ^N WheelDown", Action.LINE_DOWN, "down", "");
        bind(in, "g Home", Action.OLDEST, "first", "");
        bind(in, "G End", Action.NEWEST, "last", "");
        bind(in, "Click", Action.SELECT, "select", "");
        bind(in, "q Esc Tab", Action.CLOSE, "close", "close");
        bind(in, "Q ^C", Action.QUIT, "quit now", "");
    }

    private void bindPrompts() {
        Context in = Context.PROMPT;
        bind(in, "Enter", Action.SUBMIT, "do it", "");
        bind(in, "Esc", Action.CLOSE, "cancel", "");
        bind(in, "Tab", Action.COMPLETE, "complete", "");
        bind(in, "Left ^B", Action.CHAR_LEFT, "left", "");
        bind(in, "Right ^F", Action.CHAR_RIGHT, "right", "");
        bind(in, "^A Home", Action.TEXT_START, "to the start", "");
        bind(in, "^E End", Action.TEXT_END, "to the end", "");
        bind(in, "Backspace ^H", Action.ERASE_LEFT, "erase to the left", "");
        bind(in, "Delete ^D", Action.ERASE_RIGHT, "erase to the right", "");
        bind(in, "^W", Action.ERASE_WORD, "erase a word", "");
        bind(in, "^U", Action.ERASE_BEFORE, "erase to the start", "");
        bind(in, "^K", Action.ERASE_AFTER, "erase to the end", "");
        bind(in, "Up ^P", Action.OLDER_TEXT, "older text", "");
        bind(in, "Down ^N", Action.NEWER_TEXT, "newer text", "");
        bind(in, "^C", Action.QUIT, "quit now", "");
    }

    private void bindYesOrNo() {
        Context in = Context.YES_OR_NO;
        bind(in, "y Y", Action.SUBMIT, "yes", "yes");
        bind(in, "n N q Esc Enter", Action.CLOSE, "no", "no");
        bind(in, "Q ^C", Action.QUIT, "quit now", "");
    }

    private void main(String keys, Action action, String help) {
        bind(Context.MAIN, keys, action, help, "");
    }

    private void main(String keys, Action action, String help, String hint) {
        bind(Context.MAIN, keys, action, help, hint);
    }

    private void bind(Context context, String keys, Action action, String help, String hint) {
        usual.add(new Binding(context, group, List.of(keys.split(" ", -1)), action, help, hint));
    }

    private void enter(Binding binding) {
        Map<String, Binding> inContext = byKey.getOrDefault(binding.context(), new HashMap<>());
        byKey.put(binding.context(), inContext);
        for (String key : binding.keys()) {
            if (inContext.put(key, binding) != null) {
                throw new IllegalStateException(key + " is bound twice in " + binding.context());
            }
        }
    }
}
