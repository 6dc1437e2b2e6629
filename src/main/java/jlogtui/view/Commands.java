package jlogtui.view;

import java.util.EnumMap;
import java.util.Map;

/** What the actions of the main view do. The parts of the view each put in their own. */
final class Commands {
    /** Does an action, {@code count} times or to that extent. */
    interface Command {
        void run(int count);
    }

    private final Map<Action, Command> commands = new EnumMap<>(Action.class);

    void on(Action action, Command command) {
        if (commands.put(action, command) != null) {
            throw new IllegalStateException(action + " is done twice");
        }
    }

    void on(Action action, Runnable command) {
        on(action, count -> command.run());
    }

    void run(Action action, int count) {
        Command command = commands.get(action);
        if (command == null) {
            throw new IllegalStateException(action + " is bound and not done");
        }
        command.run(count);
    }

    boolean knows(Action action) {
        return commands.containsKey(action);
    }
}
