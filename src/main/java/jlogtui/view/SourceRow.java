package jlogtui.view;

import java.util.List;
import jlogtui.model.Entry;
import jlogtui.model.Figures;
import jlogtui.model.Source;

/**
 * A row of the list of sources: a source, or the heading of a Compose project that stands for all of its sources.
 *
 * @param project of a heading the project; else empty
 * @param members the sources that it stands for
 * @param letters where the letters typed stand in its name
 */
record SourceRow(String project, List<Source> members, int[] letters) {
    static SourceRow of(Source source, int[] letters) {
        return new SourceRow("", List.of(source), letters);
    }

    boolean isHeading() {
        return !project.isEmpty();
    }

    /** The source of a row that is no heading. */
    Source source() {
        return members.get(0);
    }

    String name() {
        return isHeading() ? project : source().name();
    }

    /** Whether it stands for the same as another row did. */
    boolean isSame(SourceRow other) {
        return isHeading()
                ? project.equals(other.project)
                : !other.isHeading() && source().number() == other.source().number();
    }

    /** What is known of it; of a heading the sums, as far as all parts of them are known; null when nothing is. */
    Figures.OfSource figures(Figures figures) {
        if (!isHeading()) {
            return figures.bySource().get(source().number());
        }
        Figures.OfSource sum = null;
        for (Source member : members) {
            Figures.OfSource one = figures.bySource().get(member.number());
            if (one == null && member.problem().isEmpty()) {
                return null;
            }
            sum = sum == null || one == null ? (one == null ? sum : one) : sum(sum, one);
        }
        return sum;
    }

    private static Figures.OfSource sum(Figures.OfSource one, Figures.OfSource other) {
        boolean areLinesKnown = one.linesPerSecond() >= 0 && other.linesPerSecond() >= 0;
        boolean isGrowthKnown = one.growth() >= 0 && other.growth() >= 0;
        boolean areErrorsKnown = one.errors() >= 0 && other.errors() >= 0;
        boolean isOldestKnown = one.oldestNanos() != Entry.NO_TIME && other.oldestNanos() != Entry.NO_TIME;
        return new Figures.OfSource(
                one.diskBytes() + other.diskBytes(),
                isGrowthKnown ? one.growth() + other.growth() : Figures.UNKNOWN,
                areLinesKnown ? one.linesPerSecond() + other.linesPerSecond() : Figures.UNKNOWN,
                one.areLinesEstimated() || other.areLinesEstimated(),
                Math.max(one.newestNanos(), other.newestNanos()),
                isOldestKnown
                        ? Math.min(one.oldestNanos(), other.oldestNanos())
                        : Math.max(one.oldestNanos(), other.oldestNanos()),
                areErrorsKnown ? one.errors() + other.errors() : Figures.UNKNOWN,
                one.areAllCounted() && other.areAllCounted());
    }
}
