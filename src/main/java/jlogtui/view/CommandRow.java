package jlogtui.view;

import java.util.List;

/**
 * One of the commands of {@code :}.
 *
 * @param name the word that is typed
 * @param argument what can stand behind it; empty for nothing
 * @param help what it does, in words
 */
record CommandRow(String name, String argument, String help) {
    /** All of them, in the order of the help. */
    static final List<CommandRow> ALL = List.of(
            new CommandRow("goto", "TIME", "go to a time"),
            new CommandRow("since", "[TIME]", "show lines from a time on; without one, from the oldest"),
            new CommandRow("until", "[TIME]", "show lines up to a time; without one, to the newest"),
            new CommandRow("w", "FILE", "write what is shown: text, .json or .raw; asks before it overwrites"),
            new CommandRow("w!", "FILE", "the same, and overwrite"),
            new CommandRow("set", "NAME [VALUE]", "show or change a setting"),
            new CommandRow("theme", "[NAME]", "use another theme; without a name, list them"),
            new CommandRow("cmd", "", "show the command line that prints what you see"),
            new CommandRow("help", "", "show every key, command and setting"),
            new CommandRow("q", "", "quit"),
            new CommandRow("q!", "", "quit"));

    /** Null when there is none of that name. */
    static CommandRow find(String name) {
        for (CommandRow row : ALL) {
            if (row.name.equals(name)) {
                return row;
            }
        }
        return null;
    }

    static List<String> names() {
        return ALL.stream().map(CommandRow::name).toList();
    }

    /** Name and argument as the help shows them. */
    String label() {
        return argument.isEmpty() ? ":" + name : ":" + name + " " + argument;
    }
}
