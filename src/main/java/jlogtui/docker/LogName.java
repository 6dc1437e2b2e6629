package jlogtui.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file of a JSON log, taken apart.
 *
 * @param base name of the live file, ends in {@code -json.log}
 * @param suffix empty for the live file; {@code .1} or {@code .2.gz} for a rotated one; what follows the base, such as
 *     {@code -20260820}, for one that was moved aside
 */
record LogName(String base, String suffix) {
    private static final Pattern NAME = Pattern.compile("(.+?-json\\.log)(|\\.\\d{1,9}(?:\\.gz)?|-.+)");

    static Optional<LogName> parse(String fileName) {
        Matcher matcher = NAME.matcher(fileName);
        return matcher.matches() ? Optional.of(new LogName(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** The logs that have files among these names: live or rotated, in order of name. */
    static List<String> bases(List<String> fileNames) {
        TreeSet<String> bases = new TreeSet<>();
        for (String name : fileNames) {
            parse(name).filter(log -> !log.isMoved()).ifPresent(log -> bases.add(log.base()));
        }
        return List.copyOf(bases);
    }

    boolean isMoved() {
        return suffix.startsWith("-");
    }

    /** What stands before {@code -json.log}: a container's id in Docker's own files. */
    static String stem(String base) {
        return base.substring(0, base.length() - LogFiles.SUFFIX.length());
    }
}
