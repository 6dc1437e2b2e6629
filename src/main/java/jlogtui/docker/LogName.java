package jlogtui.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The name of a file of a JSON log, taken apart.
 *
 * @param base name of the live file, ends in {@code -json.log}
 * @param suffix empty for the live file; {@code .1} or {@code .2.gz} for a rotated one; what follows the base, such as
 *     {@code -20260820}, for one that was moved aside
 */
record LogName(String base, String suffix) {
    private static final int MOST_DIGITS = 9;

    static Optional<LogName> parse(String fileName) {
        int at = fileName.indexOf(LogFiles.SUFFIX, 1);
        while (at >= 0) {
            int end = at + LogFiles.SUFFIX.length();
            if (isSuffix(fileName, end)) {
                return Optional.of(new LogName(fileName.substring(0, end), fileName.substring(end)));
            }
            at = fileName.indexOf(LogFiles.SUFFIX, at + 1);
        }
        return Optional.empty();
    }

    private static boolean isSuffix(String name, int start) {
        if (start == name.length() || name.charAt(start) == '-') {
            return start != name.length() - 1;
        }
        int end = name.endsWith(".gz") ? name.length() - ".gz".length() : name.length();
        int digits = end - start - 1;
        boolean isNumber = name.charAt(start) == '.' && digits > 0 && digits <= MOST_DIGITS;
        for (int at = start + 1; isNumber && at < end; at++) {
            isNumber = name.charAt(at) >= '0' && name.charAt(at) <= '9';
        }
        return isNumber;
    }

    static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** The logs that have files among these names: live or rotated, in order of name. */
    static List<String> bases(List<String> fileNames) {
        TreeSet<String> bases = new TreeSet<>();
        for (String name : fileNames) {
            Optional<LogName> log = parse(name);
            if (log.isPresent() && !log.get().isMoved()) {
                bases.add(log.get().base());
            }
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
