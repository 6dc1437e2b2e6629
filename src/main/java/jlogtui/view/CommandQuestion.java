package jlogtui.view;

import java.util.List;
import jlogtui.query.TimeContext.Use;
import jlogtui.query.TimeParser;
import jlogtui.query.TimeReading;
import jlogtui.query.TimeSyntaxException;

/** Asks for a command: a word, and for some a time. */
final class CommandQuestion implements Question {
    private static final List<String> COMMANDS = List.of("goto", "since", "until", "q", "q!");

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
            case "" -> Preview.of("goto TIME  since TIME  until TIME  q");
            case "q", "q!" ->
                argument.isBlank()
                        ? Preview.of("quit")
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
            default -> unknown(text, command);
        };
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
    public List<String> completions(String word, boolean isFirstWord) {
        return isFirstWord
                ? COMMANDS.stream().filter(known -> known.startsWith(word)).toList()
                : TimeQuestion.timeWords(word);
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
