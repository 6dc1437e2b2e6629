package jlogtui.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jlogtui.model.Figures;
import jlogtui.model.Source;

/**
 * The rows of the list of sources. By name, Compose projects are groups under headings; sorted by a figure, the list is flat, for
 * who wants the noisiest container does not ask for its project; letters typed find names of both, the closest match first.
 */
final class SourceRows {
    /** The figures by which the rows are sorted; null for the name. */
    record Sort(SourceColumn by, boolean isReversed) {
        static final Sort NAME = new Sort(null, false);
    }

    /** Its title is a name, too. */
    private static final int LEAST_NAME = 4;

    private final SourceList sources;
    private int changes = -1;
    private List<Source> listed = List.of();
    private Figures figures = Figures.NONE;
    private String typed = "";
    private Sort sort = Sort.NAME;
    private List<SourceRow> rows = List.of();
    private int widest = LEAST_NAME;

    SourceRows(SourceList sources) {
        this.sources = sources;
    }

    /** The rows as they are now, the same list as long as nothing has changed. */
    List<SourceRow> rows(Figures measured, String letters, Sort sorting) {
        boolean isFresh = changes == sources.changes() && letters.equals(typed) && sorting.equals(sort);
        boolean dependsOnFigures = sorting.by() != null;
        if (!isFresh || dependsOnFigures && !measured.equals(figures)) {
            changes = sources.changes();
            listed = sources.all();
            typed = letters;
            sort = sorting;
            figures = measured;
            rows = make();
            measureNames();
        }
        return rows;
    }

    /** Columns of the widest name. */
    int widestName() {
        return widest;
    }

    private void measureNames() {
        widest = LEAST_NAME;
        for (SourceRow row : rows) {
            widest = Math.max(widest, TextCleaner.clean(row.name(), Style.of(Role.BOX)).length);
        }
    }

    private List<SourceRow> make() {
        Map<String, List<Source>> projects = projects();
        if (!typed.isEmpty()) {
            return matches(projects);
        }
        List<SourceRow> made = new ArrayList<>();
        if (sort.by() != null || projects.isEmpty()) {
            for (Source source : sorted()) {
                made.add(SourceRow.of(source, new int[0]));
            }
            return made;
        }
        for (Source source : listed) {
            if (source.project().isEmpty()) {
                made.add(SourceRow.of(source, new int[0]));
            }
        }
        projects.forEach((project, members) -> {
            made.add(new SourceRow(project, members, new int[0]));
            for (Source member : members) {
                made.add(SourceRow.of(member, new int[0]));
            }
        });
        return made;
    }

    /** The sources of each project, by name; none when all belong to one, which needs no heading. */
    private Map<String, List<Source>> projects() {
        Map<String, List<Source>> projects = new TreeMap<>();
        for (Source source : listed) {
            if (!source.project().isEmpty()) {
                projects.computeIfAbsent(source.project(), project -> new ArrayList<>())
                        .add(source);
            }
        }
        boolean isOne =
                projects.size() == 1 && projects.values().iterator().next().size() == listed.size();
        return isOne ? Map.of() : projects;
    }

    private List<Source> sorted() {
        List<Source> all = new ArrayList<>(listed);
        if (sort.by() != null) {
            all.sort(sort.by().order(figures));
        }
        if (sort.isReversed()) {
            Collections.reverse(all);
        }
        if (sort.by() != null) {
            // In either order what is not known comes last
            all.sort(Comparator.comparing(source -> !sort.by().isKnown(source, figures)));
        }
        return all;
    }

    private List<SourceRow> matches(Map<String, List<Source>> projects) {
        List<SourceRow> found = new ArrayList<>();
        projects.forEach((project, members) -> {
            int[] letters = find(typed, project);
            if (letters != null) {
                found.add(new SourceRow(project, members, letters));
            }
        });
        for (Source source : sorted()) {
            int[] letters = find(typed, source.name());
            if (letters != null) {
                found.add(SourceRow.of(source, letters));
            }
        }
        if (sort.by() == null) {
            found.sort(Comparator.comparingInt(SourceRows::cost));
        }
        return found;
    }

    /** How far the letters lie apart, and then how far behind the start. */
    private static int cost(SourceRow row) {
        int[] letters = row.letters();
        return (span(letters) + 1 - letters.length) * 100 + letters[0];
    }

    /** Where the letters stand in the name, as close together as they do; null when they are not all there in order. */
    private static int[] find(String letters, String name) {
        boolean exactCase = !letters.equals(letters.toLowerCase(Locale.ROOT));
        String text = exactCase ? name : name.toLowerCase(Locale.ROOT);
        int[] best = null;
        for (int start = 0; start < text.length(); start++) {
            int[] found = findFrom(letters, text, start);
            if (found == null) {
                break;
            }
            if (best == null || span(found) < span(best)) {
                best = found;
            }
        }
        return best;
    }

    private static int[] findFrom(String letters, String text, int start) {
        int[] found = new int[letters.length()];
        int at = start;
        for (int i = 0; i < found.length; i++) {
            found[i] = text.indexOf(letters.charAt(i), at);
            if (found[i] < 0) {
                return null;
            }
            at = found[i] + 1;
        }
        return found;
    }

    private static int span(int[] found) {
        return found[found.length - 1] - found[0];
    }
}
