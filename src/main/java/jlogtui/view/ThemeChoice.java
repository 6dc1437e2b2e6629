package jlogtui.view;

import java.util.List;

/** Which themes there are and which is in use; has another one used. */
final class ThemeChoice {
    private final Prompts.Effects effects;
    private final Symbols symbols;
    private List<String> names = List.of();
    private String used = "";

    ThemeChoice(Prompts.Effects effects, Symbols symbols) {
        this.effects = effects;
        this.symbols = symbols;
    }

    void accept(List<String> known, String now) {
        names = known;
        used = now.isEmpty() ? used : now;
    }

    List<String> names() {
        return names;
    }

    /** What to say about a name while it is typed. */
    String preview(String typed) {
        if (names.contains(typed)) {
            return typed.equals(used) ? typed + " is in use" : "uses " + typed;
        }
        List<String> begun =
                names.stream().filter(name -> name.startsWith(typed)).toList();
        // A file may have come since they were listed, so that an unknown name is no error
        return begun.isEmpty() ? "no theme " + typed + " is known; Enter looks again" : String.join("  ", begun);
    }

    /** Uses a theme; without a name, lists them. */
    void use(String name) {
        if (!name.isEmpty()) {
            effects.theme(name);
            return;
        }
        StringBuilder list = new StringBuilder();
        for (String one : names) {
            list.append(one.equals(used) ? symbols.selected() : " ")
                    .append(' ')
                    .append(one)
                    .append('\n');
        }
        effects.open(
                new TextLayer("themes; :theme NAME uses one:", list.toString().stripTrailing()));
    }
}
