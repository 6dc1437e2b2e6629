package jlogtui.docker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells somebody who may not read the logs the commands that help. */
public final class PermissionAdvice {
    /**
     * The program stays the user's own and gets the one right that it needs: to read what it likes, not to write or to
     * run. The shell fills the group in.
     */
    private static final String READ_ONLY = "sudo setpriv --reuid USER --regid $(id -g) --init-groups"
            + " --inh-caps +dac_read_search --ambient-caps +dac_read_search ";

    private final String user;
    private final String program;
    private final List<String> arguments;
    private final Disk disk;

    /**
     * Stores what it is given.
     *
     * @param user login name of who runs this
     * @param program path of what was started, or empty
     * @param arguments the command line, without the program's name
     */
    public PermissionAdvice(String user, String program, List<String> arguments) {
        this(user, program, arguments, new RealDisk());
    }

    PermissionAdvice(String user, List<String> arguments, Disk disk) {
        this(user, "", arguments, disk);
    }

    private PermissionAdvice(String user, String program, List<String> arguments, Disk disk) {
        this.user = user;
        // sudo looks in few directories
        this.program = program.isEmpty() || program.matches("/usr/(local/)?bin/jlogtui") ? "jlogtui" : program;
        this.arguments = List.copyOf(arguments);
        this.disk = disk;
    }

    /**
     * The commands, one a line, each by itself enough.
     *
     * @param directory the directory of containers, or the container's own, that may not be read
     * @param rootFromEnvironment the root came from a variable, which sudo would drop
     */
    public String commands(Path directory, boolean rootFromEnvironment) {
        List<String> words = new ArrayList<>(List.of("sudo", program));
        if (rootFromEnvironment) {
            words.add("--root");
            words.add(directory.toString());
        }
        words.addAll(arguments);
        List<String> own = words.subList(1, words.size());
        return "  " + line(words) + "\n  " + READ_ONLY.replace("USER", quoted(user)) + line(own) + "\n  "
                + accessList(directory);
    }

    /** Docker's data root may not be passed through either, so rights inside it alone would not help. */
    private String accessList(Path directory) {
        List<String> commands = new ArrayList<>();
        List<String> closed = new ArrayList<>();
        Path above = directory.toAbsolutePath().normalize().getParent();
        while (above != null) {
            if (!disk.isTraversable(above)) {
                closed.add(0, above.toString());
            }
            above = above.getParent();
        }
        if (!closed.isEmpty()) {
            List<String> words = new ArrayList<>(List.of("sudo", "setfacl", "-m", "u:" + user + ":x"));
            words.addAll(closed);
            commands.add(line(words));
        }
        // the second entry is inherited by what Docker creates later
        String entries = "u:" + user + ":rX,d:u:" + user + ":rX";
        commands.add(line(List.of("sudo", "setfacl", "-R", "-m", entries, directory.toString())));
        return String.join(" && ", commands);
    }

    private static String line(List<String> words) {
        return words.stream().map(PermissionAdvice::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        if (word.matches("[A-Za-z0-9_./:=@%+,-]+")) {
            return word;
        }
        return "'" + Inert.text(word).replace("'", "'\\''") + "'";
    }
}
