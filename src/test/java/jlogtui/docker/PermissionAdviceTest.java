package jlogtui.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionAdviceTest {
    @TempDir
    Path machine;

    @Test
    void repeatsTheCommandLineAndOpensWhatIsClosedAbove() throws IOException {
        Path root = Files.createDirectories(machine.resolve("docker/containers"));
        TestDisk disk = new TestDisk().close(root).close(root.getParent());

        String commands = new PermissionAdvice("kim", List.of("-f", "it's", "shop-*"), disk).commands(root, false);

        assertEquals("""
                  sudo jlogtui -f 'it'\\''s' 'shop-*'
                  sudo setpriv --reuid kim --regid $(id -g) --init-groups --inh-caps +dac_read_search \
                --ambient-caps +dac_read_search jlogtui -f 'it'\\''s' 'shop-*'
                  sudo setfacl -m u:kim:x %1$s/docker && sudo setfacl -R -m u:kim:rX,d:u:kim:rX %1$s/docker/containers\
                """.formatted(machine).replaceAll("(?m)^ *sudo", "  sudo"), commands);
    }

    @Test
    void namesTheRootThatSudoWouldForget() {
        Path root = machine.resolve("containers");

        String commands = new PermissionAdvice("kim", List.of(), new TestDisk()).commands(root, true);

        List<String> lines = commands.lines().toList();
        assertEquals("  sudo jlogtui --root " + root, lines.get(0));
        assertTrue(lines.get(1).endsWith("+dac_read_search jlogtui --root " + root), commands);
        assertEquals("  sudo setfacl -R -m u:kim:rX,d:u:kim:rX " + root, lines.get(2));
    }
}
