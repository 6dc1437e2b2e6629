package jlogtui.view;

import jlogtui.testkit.Generated;
import org.junit.jupiter.api.Test;

/** The keys in the manual page are those of the keymap. */
final class ManualKeysTest {
    @Test
    void areThoseOfTheKeymap() {
        StringBuilder page = new StringBuilder();
        String title = "";
        for (Keymap.Binding binding : new Keymap().bindings()) {
            String own = binding.group().isEmpty() ? binding.context().title() : binding.group();
            if (!own.equals(title)) {
                title = own;
                page.append(".SS ").append(Generated.roff(own)).append('\n');
            }
            page.append(".TP 18\n\\fB").append(Generated.roff(binding.label())).append("\\fR\n");
            page.append(Generated.roff(binding.help())).append('\n');
        }
        Generated.assertPart(Generated.MANUAL, "keys", page.toString());
    }
}
