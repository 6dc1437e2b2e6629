package jlogtui.view;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Puts other keys into the usual table. Outside of the main view a key that stands for the same action there, or that
 * closes what it opened, changes with it; all other keys are the layer's own.
 */
final class Rebinding {
    private final List<Keymap.Binding> usual;
    private final Map<Action, List<String>> chosen = new EnumMap<>(Action.class);
    /** The row of the main view that a key usually belongs to. */
    private final Map<String, Keymap.Binding> owners = new HashMap<>();

    private Rebinding(List<Keymap.Binding> usual, KeyChoices choices) {
        this.usual = usual;
        for (Keymap.Binding binding : usual) {
            if (binding.context() == Keymap.Context.MAIN) {
                for (String key : binding.keys()) {
                    owners.put(key, binding);
                }
            }
        }
        for (Map.Entry<String, List<String>> choice : choices.keys().entrySet()) {
            String name = choice.getKey().toUpperCase(Locale.ROOT).replace('-', '_');
            chosen.put(Action.valueOf(name), choice.getValue());
        }
    }

    /** The table with the chosen keys, without rows that have no key any more. */
    static List<Keymap.Binding> of(List<Keymap.Binding> usual, KeyChoices choices) {
        Rebinding rebinding = new Rebinding(usual, choices);
        List<List<String>> keys = new ArrayList<>();
        for (Keymap.Binding binding : usual) {
            keys.add(
                    binding.context() == Keymap.Context.MAIN
                            ? rebinding.chosen.getOrDefault(binding.action(), binding.keys())
                            : binding.keys());
        }
        for (Keymap.Context context : Keymap.Context.values()) {
            if (context != Keymap.Context.MAIN && !context.hasOwnKeys()) {
                rebinding.changeLayer(context, keys);
            }
        }
        List<Keymap.Binding> bindings = new ArrayList<>();
        for (int row = 0; row < usual.size(); row++) {
            if (!keys.get(row).isEmpty()) {
                bindings.add(usual.get(row).withKeys(keys.get(row)));
            }
        }
        return bindings;
    }

    /** Changes the keys of the rows of a layer: first it is found what each keeps and what comes to it, then who gets what two want. */
    private void changeLayer(Keymap.Context context, List<List<String>> keys) {
        List<List<String>> kept = new ArrayList<>();
        List<List<String>> added = new ArrayList<>();
        Set<String> claimed = new HashSet<>();
        for (Keymap.Binding row : usual) {
            List<String> own = new ArrayList<>();
            List<String> more = new ArrayList<>();
            if (row.context() == context) {
                divide(row, own, more);
            }
            kept.add(own);
            added.add(more);
            claimed.addAll(more);
        }
        for (int row = 0; row < kept.size(); row++) {
            // Who has but these keys keeps them
            if (added.get(row).isEmpty() && claimed.containsAll(kept.get(row))) {
                claimed.removeAll(kept.get(row));
            }
        }
        Set<String> taken = new HashSet<>();
        for (int row = 0; row < kept.size(); row++) {
            if (usual.get(row).context() == context) {
                List<String> mine = new ArrayList<>();
                for (String key : kept.get(row)) {
                    if ((!claimed.contains(key) || added.get(row).contains(key)) && taken.add(key)) {
                        mine.add(key);
                    }
                }
                keys.set(row, mine);
            }
        }
        for (int row = 0; row < kept.size(); row++) {
            for (String key : added.get(row)) {
                if (claimed.contains(key) && taken.add(key)) {
                    keys.get(row).add(key);
                }
            }
        }
    }

    /** Parts the keys of a row into those that stay and those that others come for. */
    private void divide(Keymap.Binding row, List<String> own, List<String> more) {
        for (String key : row.keys()) {
            Keymap.Binding owner = owners.get(key);
            boolean stays =
                    owner == null || !chosen.containsKey(owner.action()) || !follows(row.action(), owner.action(), key);
            if (stays || chosen.get(owner.action()).contains(key)) {
                own.add(key);
            }
            if (stays) {
                continue;
            }
            for (String other : chosen.get(owner.action())) {
                // Its usual keys may be another's here
                boolean isNew = !owner.keys().contains(other) && !more.contains(other);
                if (isNew && fits(row.context(), other)) {
                    more.add(other);
                }
            }
        }
    }

    private static boolean follows(Action inLayer, Action inMain, String key) {
        boolean opens =
                inMain == Action.HELP || inMain == Action.CARD || inMain == Action.FILTERS || inMain == Action.BACK;
        return !KeyChoices.FIXED.contains(key) && (inLayer == inMain || inLayer == Action.CLOSE && opens);
    }

    /** Whether a key can do something in a layer: pairs are keys of the main view, and letters narrow the list of sources. */
    private static boolean fits(Keymap.Context context, String key) {
        boolean isLetter = key.codePointCount(0, key.length()) == 1;
        boolean isPair = key.length() == 2 && (key.charAt(0) == ']' || key.charAt(0) == '[');
        return !isPair && !(isLetter && context == Keymap.Context.SOURCES);
    }
}
