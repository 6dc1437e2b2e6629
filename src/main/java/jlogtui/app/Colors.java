package jlogtui.app;

import java.util.Map;

/** Whether plain output is coloured: the option, then NO_COLOR, then CLICOLOR_FORCE, then whether it is a terminal. */
final class Colors {
    private Colors() {}

    static boolean wanted(Options.ColorChoice choice, Surroundings surroundings) {
        if (choice != Options.ColorChoice.AUTO) {
            return choice == Options.ColorChoice.ALWAYS;
        }
        Map<String, String> environment = surroundings.environment();
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        String force = environment.getOrDefault("CLICOLOR_FORCE", "");
        if (!force.isEmpty() && !force.equals("0")) {
            return true;
        }
        return surroundings.terminals().out()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }
}
