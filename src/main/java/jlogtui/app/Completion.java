package jlogtui.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import jlogtui.docker.Container;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Writes the scripts by which shells complete command lines. They are made from the options themselves, and ask the
 * program for what only it knows.
 */
final class Completion {
    /** What can be printed: the script for a shell, or one of the lists that the scripts ask for. */
    enum Topic {
        BASH,
        ZSH,
        FISH,
        NAMES,
        THEMES,
        ZONES;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the value of an option can be. */
    private enum Kind {
        FILE,
        DIRECTORY,
        /** Some words. */
        WORDS,
        /** One of a list that the program is asked for. */
        ASKED,
        /** Nothing that could be told. */
        ANY
    }

    /**
     * The values of an option.
     *
     * @param words blanks between; the topic when it is {@link Kind#ASKED}
     */
    private record Values(Kind kind, String words) {}

    private final CommandSpec options;
    private final StringBuilder script = new StringBuilder();

    private Completion(CommandSpec options) {
        this.options = options;
    }

    /** The script for a shell, to be read by it as it is. */
    static String script(Topic shell, CommandSpec options) {
        Completion completion = new Completion(options);
        switch (shell) {
            case BASH -> completion.bash();
            case ZSH -> completion.zsh();
            case FISH -> completion.fish();
            default -> throw new IllegalArgumentException(shell + " is no shell");
        }
        return completion.script.toString();
    }

    /**
     * What containers can be called on a command line, one name a line: their names, services and projects. Docker allows
     * only some characters in these; what has others was made up to be run by a shell.
     */
    static String names(List<Container> containers) {
        Set<String> names = new TreeSet<>();
        for (Container container : containers) {
            names.add(container.name());
            names.add(container.service());
            names.add(container.project());
            names.add(container.project() + "/" + container.service());
        }
        names.removeIf(name -> !name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*(/[A-Za-z0-9][A-Za-z0-9_.-]*)?"));
        return lines(names);
    }

    /** The words, in order, one a line. */
    static String lines(Collection<String> words) {
        StringBuilder lines = new StringBuilder();
        for (String word : new TreeSet<>(words)) {
            lines.append(word).append('\n');
        }
        return lines.toString();
    }

    private static Values values(OptionSpec option) {
        String label = option.paramLabel();
        if (label.indexOf('|') >= 0) {
            return new Values(Kind.WORDS, label.replace('|', ' '));
        }
        return switch (label) {
            case "FILE" -> new Values(Kind.FILE, "");
            case "DIR" -> new Values(Kind.DIRECTORY, "");
            case "NAME" -> new Values(Kind.ASKED, Topic.THEMES.word());
            case "ZONE" -> new Values(Kind.ASKED, Topic.ZONES.word());
            case "LEVEL" -> new Values(Kind.WORDS, "trace debug info warn error fatal");
            case "TIME" -> new Values(Kind.WORDS, "5m 15m 1h 6h 1d now today yesterday");
            default -> new Values(Kind.ANY, "");
        };
    }

    private static boolean takesValue(OptionSpec option) {
        return !option.negatable() && option.arity().max() > 0;
    }

    /** All names of an option, also that which turns it off. */
    private static List<String> names(OptionSpec option) {
        List<String> names = new ArrayList<>(List.of(option.names()));
        if (option.negatable()) {
            names.add("--no-" + option.longestName().substring(2));
        }
        return names;
    }

    private static String description(OptionSpec option) {
        return String.join(" ", option.description());
    }

    private Completion add(String line) {
        script.append(line).append('\n');
        return this;
    }

    // --- bash: needs no library; a list that was asked for is never expanded, since containers choose their names
    // -------

    private void bash() {
        add("# completion of jlogtui for bash; made by: jlogtui --completion bash");
        add("_jlogtui() {");
        add("    local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} at one");
        add("    local -a root=() found=()");
        add("    # with --option=value the equals sign is a word of its own");
        add("    if [[ $word == = ]]; then");
        add("        word=");
        add("    elif [[ $option == = ]]; then");
        add("        option=${COMP_WORDS[COMP_CWORD - 2]}");
        add("    fi");
        add("    for ((at = 1; at < COMP_CWORD - 1; at++)); do");
        add("        case ${COMP_WORDS[at]} in");
        add("            -r | --root)");
        add("                one=${COMP_WORDS[at + 1]}");
        add("                [[ $one == = ]] && one=${COMP_WORDS[at + 2]}");
        add("                root=(--root \"${one/#~\\//$HOME/}\")");
        add("                ;;");
        add("        esac");
        add("    done");
        add("    COMPREPLY=()");
        add("    case $option in");
        List<String> all = new ArrayList<>();
        for (OptionSpec option : options.options()) {
            all.addAll(names(option));
            if (takesValue(option)) {
                add("        " + String.join(" | ", option.names()) + ")");
                bashValues(values(option));
                add("            return ;;");
            }
        }
        add("    esac");
        add("    if [[ $word == -* ]]; then");
        add("        mapfile -t COMPREPLY < <(compgen -W '" + String.join(" ", all) + "' -- \"$word\")");
        add("        return");
        add("    fi");
        bashAsked(Topic.NAMES.word(), " \"${root[@]}\"", "    ");
        add("    ((${#COMPREPLY[@]} > 0)) || compopt -o default");
        add("} && complete -F _jlogtui jlogtui");
    }

    private void bashValues(Values values) {
        String indent = "            ";
        switch (values.kind()) {
            case FILE -> add(indent + "compopt -o default");
            case DIRECTORY -> {
                add(indent + "compopt -o filenames");
                add(indent + "mapfile -t COMPREPLY < <(compgen -d -- \"$word\")");
            }
            case WORDS -> add(indent + "mapfile -t COMPREPLY < <(compgen -W '" + values.words() + "' -- \"$word\")");
            case ASKED -> bashAsked(values.words(), "", indent);
            case ANY -> add(indent + ":");
        }
    }

    private void bashAsked(String topic, String arguments, String indent) {
        add(indent + "mapfile -t found < <(\"${COMP_WORDS[0]}\" --completion " + topic + arguments + " 2>/dev/null)");
        add(indent + "for one in \"${found[@]}\"; do");
        add(indent + "    [[ $one == \"$word\"* ]] && COMPREPLY+=(\"$one\")");
        add(indent + "done");
    }

    // --- zsh
    // ------------------------------------------------------------------------------------------------------------

    private void zsh() {
        add("#compdef jlogtui");
        add("# completion of jlogtui for zsh; made by: jlogtui --completion zsh");
        add("_jlogtui_asked() {");
        add("    local -a found");
        add("    found=(${(f)\"$($words[1] --completion \"$@\" 2>/dev/null)\"})");
        add("    compadd -a found");
        add("}");
        add("_jlogtui_sources() {");
        add("    local -a root");
        add("    local dir=${opt_args[-r]:-${opt_args[--root]:-}}");
        add("    [[ -z $dir ]] || root=(--root ${dir/#\\~\\//$HOME/})");
        add("    _alternative 'containers:container: _jlogtui_asked " + Topic.NAMES.word()
                + " $root' 'files:file:_files'");
        add("}");
        add("_jlogtui() {");
        add("    local curcontext=$curcontext state line");
        add("    typeset -A opt_args");
        add("    _arguments -s \\");
        for (OptionSpec option : options.options()) {
            zshOption(option);
        }
        add("        '*:source:_jlogtui_sources'");
        add("}");
        add("if [[ $funcstack[1] == _jlogtui ]]; then");
        add("    _jlogtui \"$@\"");
        add("else");
        add("    compdef _jlogtui jlogtui");
        add("fi");
    }

    private void zshOption(OptionSpec option) {
        String about = "[" + zshText(description(option)) + "]";
        boolean repeats = option.isMultiValue();
        for (String name : names(option)) {
            String value = takesValue(option) ? zshValue(option) : "";
            // a long name takes its value behind an equals sign, too
            String sign = value.isEmpty() ? "" : name.startsWith("--") ? "=" : "+";
            String others = String.join(" ", names(option));
            add("        '" + (repeats ? "*" : "(" + others + ")") + name + sign + about + value + "' \\");
        }
    }

    private static String zshValue(OptionSpec option) {
        Values values = values(option);
        String action = switch (values.kind()) {
            case FILE -> "_files";
            case DIRECTORY -> "_files -/";
            case WORDS -> "(" + values.words() + ")";
            // without the blank it would be given more arguments
            case ASKED -> " _jlogtui_asked " + values.words();
            case ANY -> " ";
        };
        return ":" + zshText(option.paramLabel()) + ":" + action;
    }

    private static String zshText(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:")
                .replace("'", "'\\''");
    }

    // --- fish
    // -----------------------------------------------------------------------------------------------------------

    private void fish() {
        add("# completion of jlogtui for fish; made by: jlogtui --completion fish");
        add("function __jlogtui_sources");
        add("    set -l words (commandline -opc)");
        add("    set -l root");
        add("    for at in (seq 2 (count $words))");
        add("        switch $words[$at]");
        add("            case -r --root");
        add("                set root --root $words[(math $at + 1)]");
        add("            case '--root=*'");
        add("                set root $words[$at]");
        add("        end");
        add("    end");
        add("    $words[1] --completion " + Topic.NAMES.word() + " $root 2>/dev/null");
        add("end");
        add("complete -c jlogtui -a '(__jlogtui_sources)'");
        for (OptionSpec option : options.options()) {
            fishOption(option);
        }
    }

    private void fishOption(OptionSpec option) {
        String about = " -d '" + description(option).replace("\\", "\\\\").replace("'", "\\'") + "'";
        StringBuilder line = new StringBuilder("complete -c jlogtui");
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (takesValue(option)) {
            line.append(fishValue(values(option)));
        }
        add(line + about);
        if (option.negatable()) {
            add("complete -c jlogtui -l no-" + option.longestName().substring(2) + about);
        }
    }

    private static String fishValue(Values values) {
        return switch (values.kind()) {
            case FILE -> " -r -F";
            case DIRECTORY -> " -x -a '(__fish_complete_directories)'";
            case WORDS -> " -x -a '" + values.words() + "'";
            case ASKED -> " -x -a '(jlogtui --completion " + values.words() + " 2>/dev/null)'";
            case ANY -> " -x";
        };
    }
}
