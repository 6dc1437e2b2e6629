package jlogtui.view;

import java.util.List;
import java.util.StringJoiner;
import jlogtui.model.NearestNames;
import jlogtui.query.TimeContext.Use;
import jlogtui.query.TimeParser;
import jlogtui.query.TimeReading;
import jlogtui.query.TimeSyntaxException;

/** Asks for a command: a word, and for some a time. */
final class CommandQuestion implements Question {
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
            case "" -> Preview.of(all());
            case "q", "q!", "cmd", "help" ->
                argument.isBlank()
                        ? Preview.of(CommandRow.find(command).help())
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
            case "theme" -> Preview.of(orders.themes().preview(argument.strip()));
            default -> unknown(text, command);
        };
    }

    /** What can be typed; of two commands that differ by a {@code !} the one without. */
    private static String all() {
        StringJoiner all = new StringJoiner("  ");
        for (CommandRow row : CommandRow.ALL) {
            if (!row.name().endsWith("!")) {
                all.add(row.label().substring(1));
            }
        }
        return all.toString();
    }

    private Preview set(String text, int start) {
        String[] words = text.substring(start).strip().split("\\s+", -1);
        Settings settings = orders.settings();
        Settings.Setting setting = settings.find(words[0]);
        if (setting == null) {
            return unknownSetting(text, start, words[0], settings.names());
        }
        SettingRow row = setting.row();
        String value = words.length > 1 ? words[1] : "";
        if (words.length > 2 || !value.isEmpty() && !row.canBe(value)) {
            int at = text.indexOf(words[words.length - 1], start + words[0].length());
            return new Preview("one of " + row.choices(), at, words[words.length - 1].length());
        }
        return Preview.of(row.name() + " is " + setting.value().get() + "; it can be " + row.choices());
    }

    private static Preview unknownSetting(String text, int start, String word, List<String> names) {
        List<String> begun = begunBy(word, names);
        if (begun.size() == 1) {
            String name = begun.get(0);
            return new Preview(name + ": " + SettingRow.find(name).help(), text.length(), 0);
        }
        if (!begun.isEmpty()) {
            return new Preview(String.join("  ", begun), text.length(), 0);
        }
        return new Preview(
                "no setting " + word + "; " + meant(word, names, "one of " + String.join("  ", names)),
                start,
                word.length());
    }

    private boolean submitSet(String argument) {
        String[] words = argument.split("\\s+", -1);
        Settings.Setting setting = orders.settings().find(words[0]);
        if (setting == null || words.length > 1 && !setting.set().test(words[1])) {
            return false;
        }
        orders.tell(Notice.of(setting.row().name() + " is " + setting.value().get()));
        return true;
    }

    private Preview read(String text, int start, Use use) {
        return TimeQuestion.read(text, start, text.substring(start), orders.times(use), symbols);
    }

    private static Preview unknown(String text, String command) {
        List<String> begun = begunBy(command, CommandRow.names());
        if (begun.size() == 1) {
            CommandRow row = CommandRow.find(begun.get(0));
            return new Preview(row.label() + ": " + row.help(), text.length(), 0);
        }
        if (!begun.isEmpty()) {
            return new Preview("Tab completes: " + String.join("  ", begun), text.length(), 0);
        }
        String all = "there are " + String.join("  ", CommandRow.names());
        return new Preview(
                "no command " + command + "; " + meant(command, CommandRow.names(), all),
                text.indexOf(command),
                command.length());
    }

    /** What a wrong word was probably meant to be, or else all that there is. */
    private static String meant(String wrong, List<String> names, String all) {
        List<String> nearest = NearestNames.to(wrong, names);
        return nearest.isEmpty() ? all : "did you mean " + String.join(" or ", nearest) + "?";
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
                case "help" -> orders.showHelp();
                case "w", "w!" -> orders.write(argument, command.equals("w!"));
                case "set" -> {
                    return submitSet(argument);
                }
                case "theme" -> orders.themes().use(argument);
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
            return begunBy(word, CommandRow.names());
        }
        String[] words = before.strip().split("\\s+", -1);
        if (words[0].equals("w") || words[0].equals("w!")) {
            return List.of();
        }
        if (words[0].equals("theme")) {
            return words.length > 1 ? List.of() : begunBy(word, orders.themes().names());
        }
        if (!words[0].equals("set")) {
            return TimeQuestion.timeWords(word);
        }
        Settings.Setting setting = words.length == 2 ? orders.settings().find(words[1]) : null;
        List<String> values = setting == null ? List.of() : setting.row().values();
        return begunBy(word, words.length == 1 ? orders.settings().names() : values);
    }

    @Override
    public String describe(String before, String completion) {
        List<String> words = List.of(before.strip().split("\\s+", -1));
        boolean isCommand = words.get(0).isEmpty();
        if (isCommand) {
            return CommandRow.find(completion).help();
        }
        SettingRow row =
                words.get(0).equals("set") ? SettingRow.find(words.size() == 1 ? completion : words.get(1)) : null;
        return row == null ? "" : row.help();
    }

    private static List<String> begunBy(String word, List<String> words) {
        return words.stream().filter(known -> known.startsWith(word)).toList();
    }
}
