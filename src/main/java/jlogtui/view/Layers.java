package jlogtui.view;

import java.util.ArrayDeque;
import java.util.Deque;

/** What lies over the log: one layer, which takes the keys, and beneath it an opened line and a card that come back. */
final class Layers {
    private final Keymap keymap;
    private final Prompts.Effects effects;
    private Layer top;
    private final Deque<Layer> beneath = new ArrayDeque<>();

    Layers(Keymap keymap, Prompts.Effects effects) {
        this.keymap = keymap;
        this.effects = effects;
    }

    /** The layer that takes the keys; null when the log has them. */
    Layer top() {
        return top;
    }

    boolean isEmpty() {
        return top == null;
    }

    /** Lays something over all; null takes away what lies there. */
    void open(Layer next) {
        if (next == null) {
            top = beneath.pollLast();
        } else {
            if (top instanceof DetailLayer || top instanceof CardLayer) {
                beneath.addLast(top);
            }
            top = next;
        }
        effects.relayout();
    }

    /** Gives a key to the layer; quitting works in all of them. */
    void handle(Key key) {
        Keymap.Binding binding = keymap.find(top.context(), KeyReader.name(key));
        if (binding != null && binding.action() == Action.QUIT) {
            effects.quit();
        } else if (binding != null) {
            Layer before = top;
            boolean stays = before.act(binding.action(), key);
            if (!stays && top == before) {
                open(null);
            }
        } else if (key.type() == Key.Type.PASTE) {
            top.type(key.text());
        } else if (key.type() == Key.Type.CHARACTER && !key.ctrl() && !key.alt()) {
            top.type(Character.toString(key.codePoint()));
        }
    }
}
