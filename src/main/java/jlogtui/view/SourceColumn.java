package jlogtui.view;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import jlogtui.model.Entry;
import jlogtui.model.Figures;
import jlogtui.model.Source;

/** A column of the list of sources behind the name, the most important first: on a narrow screen the last ones are left out. */
enum SourceColumn {
    STATE("state", 10, false),
    LINES("lines/s", 7, true),
    ERRORS("errors", 6, true),
    SIZE("on disk", 7, true),
    SILENT("silent", 6, true),
    LIMITS("rotation", 13, false),
    GROWTH("growth", 8, true),
    OLDEST("oldest", 6, true);

    /** What is drawn of one row depends on this. */
    record Facts(Source source, Figures.OfSource figures, long nowNanos, Symbols symbols) {}

    private final String title;
    private final int width;
    private final boolean isRight;

    SourceColumn(String title, int width, boolean isRight) {
        this.title = title;
        this.width = width;
        this.isRight = isRight;
    }

    /** In the order in which they stand on the screen. */
    static List<SourceColumn> onScreen() {
        return List.of(STATE, LINES, ERRORS, SIZE, GROWTH, SILENT, OLDEST, LIMITS);
    }

    String title() {
        return title;
    }

    int width() {
        return width;
    }

    /** Whether its texts end at the right edge, as numbers do. */
    boolean isRight() {
        return isRight;
    }

    /** The text of one source; empty for what is not known. */
    String text(Facts of) {
        Figures.OfSource figures = of.figures();
        if (this == STATE) {
            return of.source().state().name().toLowerCase(Locale.ROOT);
        }
        if (this == LIMITS) {
            return of.source().limits().isEmpty() ? "never" : of.source().limits();
        }
        if (figures == null) {
            return "";
        }
        return switch (this) {
            case LINES -> FigureText.lines(figures.linesPerSecond(), figures.areLinesEstimated());
            case ERRORS -> FigureText.errors(figures.errors(), figures.areAllCounted(), of.symbols());
            case SIZE -> FigureText.size(figures.diskBytes());
            case GROWTH -> FigureText.growth(figures.growth());
            case SILENT -> FigureText.age(figures.newestNanos(), of.nowNanos());
            default -> FigureText.age(figures.oldestNanos(), of.nowNanos());
        };
    }

    /** Whether there is anything to sort a source by. */
    boolean isKnown(Source source, Figures figures) {
        return switch (this) {
            case STATE, LIMITS -> source.problem().isEmpty();
            case SIZE -> size(source, figures) >= 0 && source.problem().isEmpty();
            case LINES -> lines(source, figures) >= 0;
            case ERRORS, GROWTH -> count(source, figures) >= 0;
            case SILENT, OLDEST -> time(source, figures) != Entry.NO_TIME;
        };
    }

    /** What somebody looks for first: what does not run, most of everything, the longest silence. */
    Comparator<Source> order(Figures figures) {
        return switch (this) {
            case STATE -> Comparator.comparingInt(SourceColumn::rank);
            case LIMITS -> Comparator.comparing(Source::limits);
            case SIZE -> Comparator.comparingLong(source -> -size(source, figures));
            case LINES -> Comparator.comparingDouble(source -> -lines(source, figures));
            case ERRORS, GROWTH -> Comparator.comparingLong(source -> -count(source, figures));
            case SILENT, OLDEST -> Comparator.comparingLong(source -> time(source, figures));
        };
    }

    private static int rank(Source source) {
        return switch (source.state()) {
            case RESTARTING -> 0;
            case DEAD -> 1;
            case UNKNOWN -> 2;
            case EXITED -> 3;
            case PAUSED -> 4;
            case CREATED -> 5;
            case RUNNING -> 6;
            case REMOVED -> 7;
        };
    }

    private static long size(Source source, Figures figures) {
        Figures.OfSource known = figures.bySource().get(source.number());
        return known == null ? source.sizeBytes() : known.diskBytes();
    }

    private static double lines(Source source, Figures figures) {
        Figures.OfSource known = figures.bySource().get(source.number());
        return known == null ? Figures.UNKNOWN : known.linesPerSecond();
    }

    private long count(Source source, Figures figures) {
        Figures.OfSource known = figures.bySource().get(source.number());
        return known == null ? Figures.UNKNOWN : this == ERRORS ? known.errors() : known.growth();
    }

    private long time(Source source, Figures figures) {
        Figures.OfSource known = figures.bySource().get(source.number());
        return known == null ? Entry.NO_TIME : this == SILENT ? known.newestNanos() : known.oldestNanos();
    }
}
