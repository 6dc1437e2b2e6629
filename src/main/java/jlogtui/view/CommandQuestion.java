package jlogtui.view;

import java.util.List;
import jlogtui.query.TimeContext.Use;
import jlogtui.query.TimeParser;
import jlogtui.query.TimeReading;
import jlogtui.query.TimeSyntaxException;

/** Asks for a command: a word, and for some a time. */
final class CommandQuestion implements Question {
    private static final List<String> COMMANDS = List.of("goto", "since", "until", "w", "w!", "set", "cmd", "q", "q!");

    private final Orders orders;
    private final Symbols symbols;

    CommandQuestion(Orders orders, Symbols symbols) {
        this.orders = orders;
        this.symbols = symbols;
    }

    @Override
    public String label() {
        return ":";
    }

    @Override
    public Preview preview(String text) {
        String command = command(text);
        int start = text.indexOf(command) + command.length();
        String argument = text.substring(start);
        int argumentAt = start + argument.length() - argument.stripLeading().length();
        return switch (command) {
            case "" -> Preview.of("goto TIME  since TIME  until TIME  w FILE  set NAME VALUE  cmd  q");
            case "q", "q!", "cmd" ->
                argument.isBlank()
                        ? Preview.of(command.equals("cmd") ? "the command line that prints what you see" : "quit")
                        : new Preview(command + " takes nothing", argumentAt, text.length() - argumentAt);
            case "goto" ->
                argument.isBlank()
                        ? new Preview("a time, such as 03:15 or yesterday 14:00", text.length(), 0)
                        : read(text, argumentAt, Use.GOTO);
            case "since" ->
                argument.isBlank()
                        ? Preview.of("since TIME shows lines from then on; without a time, from the oldest")
                        : read(text, argumentAt, Use.SINCE);
            case "until" ->
                argument.isBlank()
                        ? Preview.of("until TIME shows lines up to then; without a time, up to the newest")
                        : read(text, argumentAt, Use.UNTIL);
            case "w", "w!" ->
                argument.isBlank()
                        ? new Preview("a file; .json or .jsonl: JSON, -json.log or .raw: as Docker's", text.length(), 0)
                        : Preview.of(Taking.preview(argument.strip(), command.equals("w!")));
            case "set" -> set(text, argumentAt);
            default -> unknown(text, command);
        };
    }

    private Preview set(String text, int start) {
        String[] words = text.substring(start).strip().split("\\s+", -1);
        Settings settings = orders.settings();
        Settings.Setting setting = settings.find(words[0]);
        if (setting == null) {
            boolean isBegun = settings.names().stream().anyMatch(name -> name.startsWith(words[0]));
            String names = String.join("  ", settings.names());
            return isBegun
                    ? new Preview(names, text.length(), 0)
                    : new Preview("one of " + names, start, words[0].length());
        }
        String value = words.length > 1 ? words[1] : "";
        if (words.length > 2 || !value.isEmpty() && !setting.canBe(value)) {
            int at = text.indexOf(words[words.length - 1], start + words[0].length());
            return new Preview("one of " + setting.choices(), at, words[words.length - 1].length());
        }
        return Preview.of(setting.name() + " is " + setting.value().get() + "; it can be " + setting.choices());
    }

    private boolean submitSet(String argument) {
        String[] words = argument.split("\\s+", -1);
        Settings.Setting setting = orders.settings().find(words[0]);
        if (setting == null || words.length > 1 && !setting.set().test(words[1])) {
            return false;
        }
        orders.tell(Notice.of(setting.name() + " is " + setting.value().get()));
        return true;
    }

    private Preview read(String text, int start, Use use) {
        return TimeQuestion.read(text, start, text.substring(start), orders.times(use), symbols);
    }

    private static Preview unknown(String text, String command) {
        List<String> begun =
                COMMANDS.stream().filter(known -> known.startsWith(command)).toList();
        if (!begun.isEmpty()) {
            return new Preview("Tab completes: " + String.join("  ", begun), text.length(), 0);
        }
        return new Preview(
                "no command " + command + "; did you mean " + nearest(command) + "?",
                text.indexOf(command),
                command.length());
    }

    private static String command(String text) {
        String stripped = text.strip();
        int space = stripped.indexOf(' ');
        return space < 0 ? stripped : stripped.substring(0, space);
    }

    @Override
    public boolean submit(String text) {
        String command = command(text);
        String argument = text.strip().substring(command.length()).strip();
        try {
            switch (command) {
                case "q", "q!" -> orders.quit();
                case "cmd" -> orders.showCommand();
                case "w", "w!" -> orders.write(argument, command.equals("w!"));
                case "set" -> {
                    return submitSet(argument);
                }
                case "goto" -> orders.goTo(TimeParser.parse(argument, orders.times(Use.GOTO)));
                case "since" -> orders.since(argument.isEmpty() ? Long.MIN_VALUE : time(argument, Use.SINCE));
                case "until" -> orders.until(argument.isEmpty() ? Long.MAX_VALUE : time(argument, Use.UNTIL));
                default -> {
                    return command.isEmpty();
                }
            }
        } catch (TimeSyntaxException e) {
            return false;
        }
        return true;
    }

    private long time(String text, Use use) throws TimeSyntaxException {
        TimeReading reading = TimeParser.parse(text, orders.times(use));
        return reading.nanos();
    }

    @Override
    public List<String> completions(String before, String word) {
        if (before.isBlank()) {
            return begunBy(word, COMMANDS);
        }
        String[] words = before.strip().split("\\s+", -1);
        if (words[0].equals("w") || words[0].equals("w!")) {
            return List.of();
        }
        if (!words[0].equals("set")) {
            return TimeQuestion.timeWords(word);
        }
        Settings.Setting setting = words.length == 2 ? orders.settings().find(words[1]) : null;
        List<String> values = setting == null ? List.of() : setting.values();
        return begunBy(word, words.length == 1 ? orders.settings().names() : values);
    }

    private static List<String> begunBy(String word, List<String> words) {
        return words.stream().filter(known -> known.startsWith(word)).toList();
    }

    /** The command that differs in the fewest letters. */
    private static String nearest(String typed) {
        String nearest = COMMANDS.get(0);
        for (String command : COMMANDS) {
            if (distance(typed, command) < distance(typed, nearest)) {
                nearest = command;
            }
        }
        return nearest;
    }

    /** Letters to add, drop or change to make one word of the other. */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}
