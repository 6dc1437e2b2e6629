package jlogtui.view;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jlogtui.model.Card;
import jlogtui.model.ContainerFacts;
import jlogtui.model.Entry;
import jlogtui.model.Figures;
import jlogtui.model.Source;
import jlogtui.query.MessageText;
import jlogtui.query.TimeText;

/** Lays out a container's card. */
final class CardRows {
    private static final int COLUMN = 11;
    private static final int NARROW_COLUMN = 10;
    private static final int LINE_LEFT = 2;
    private static final int MOST_NAME = 14;
    /** More than any screen is wide. */
    private static final int MOST_CHARS = 400;

    private final DetailRows rows;
    private final Card card;
    private final CardLayer.Use use;
    private final ZoneId zone;
    private final Instant now;
    private final Symbols symbols;
    private final int column;
    /** The line that each item stands for; null for facts. */
    private final List<Entry> lines = new ArrayList<>();

    CardRows(int width, Card card, CardLayer.Use use, Symbols symbols) {
        this.rows = new DetailRows(width, new Highlights(), symbols);
        this.card = card;
        this.use = use;
        this.symbols = symbols;
        zone = use.zone();
        now = use.now();
        column = width < 50 ? NARROW_COLUMN : COLUMN;
        if (card.source().isPresent() && card.facts().isPresent()) {
            addFacts(card.source().get(), card.facts().get());
            addStderr();
            addErrors(card.facts().get());
        } else {
            rows.heading("nothing is known of this container any more");
        }
    }

    DetailRows rows() {
        return rows;
    }

    /** The line that an item stands for; null when it is a fact. */
    Entry line(int item) {
        return item < lines.size() ? lines.get(item) : null;
    }

    private void addFacts(Source source, ContainerFacts facts) {
        String id = facts.shortId();
        fact("container", source.name() + (id.isEmpty() ? "" : "  " + id), use.colour(source.name()));
        fact("image", source.image());
        String slash = source.project().isEmpty() || source.service().isEmpty() ? "" : "/";
        fact("compose", source.project() + slash + source.service());
        boolean isAlarm = facts.hasEnded() && (facts.exitCode() != 0 || facts.oomKilled());
        fact("state", state(source, facts), isAlarm ? Role.LEVEL_ERROR : Role.BOX);
        fact("health", card.health(), card.health().equals("unhealthy") ? Role.LEVEL_ERROR : Role.BOX);
        fact("started", facts.startedNanos() == Entry.NO_TIME ? "" : time(facts.startedNanos()));
        fact("ended", ended(facts));
        boolean isContainer = !id.isEmpty();
        fact("restarts", isContainer ? restarts(facts) : "");
        fact("limits", isContainer ? limits(card.limits()) : "");
        addLog(source, facts, isContainer);
    }

    private String state(Source source, ContainerFacts facts) {
        if (source.state() == Source.State.UNKNOWN) {
            return "";
        }
        StringBuilder text = new StringBuilder(source.state().name().toLowerCase(Locale.ROOT));
        if (facts.hasEnded()) {
            text.append(' ').append(card.exit());
        }
        boolean isUp = source.state() == Source.State.RUNNING || source.state() == Source.State.PAUSED;
        long nowNanos = nanos(now);
        if (isUp && facts.startedNanos() != Entry.NO_TIME && facts.startedNanos() <= nowNanos) {
            text.append(", up ").append(TimeText.length(nowNanos - facts.startedNanos()));
        } else if (facts.hasEnded() && facts.finishedNanos() != Entry.NO_TIME) {
            text.append(", ").append(TimeText.distance(facts.finishedNanos(), now));
        }
        return text.toString();
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    private String time(long nanos) {
        return TimeText.dateAndClock(nanos, zone, now);
    }

    private String ended(ContainerFacts facts) {
        if (!facts.hasEnded() || facts.finishedNanos() == Entry.NO_TIME) {
            return "";
        }
        boolean hasStart = facts.startedNanos() != Entry.NO_TIME && facts.startedNanos() <= facts.finishedNanos();
        String after = hasStart ? ", after " + TimeText.length(facts.finishedNanos() - facts.startedNanos()) : "";
        return time(facts.finishedNanos()) + after;
    }

    private String restarts(ContainerFacts facts) {
        String policy = card.limits().restart();
        return facts.restarts() + (policy.isEmpty() ? "" : ", policy " + policy);
    }

    private String limits(Card.Limits limits) {
        List<String> parts = new ArrayList<>();
        if (limits.memoryBytes() > 0) {
            parts.add(memory(limits.memoryBytes()) + " of memory");
        }
        if (limits.nanoCpus() > 0) {
            long hundredths = limits.nanoCpus() / 10_000_000;
            String cpus = String.format(Locale.ROOT, "%d.%02d", hundredths / 100, hundredths % 100);
            parts.add(cpus.replaceAll("\\.?0+$", "") + " CPUs");
        }
        return parts.isEmpty() ? "none for memory and CPU" : String.join(", ", parts);
    }

    /** Docker counts memory in powers of 1024, and people write it so. */
    private static String memory(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB"};
        int unit = 0;
        long value = bytes;
        while (unit + 1 < units.length && value >= 1024 && value % 1024 == 0) {
            value /= 1024;
            unit++;
        }
        return value + " " + units[unit];
    }

    private void addLog(Source source, ContainerFacts facts, boolean isContainer) {
        long fast = use.fastGrowth();
        Optional<Figures.OfSource> measured = card.figures();
        String size = measured.isEmpty() ? "" : FigureText.size(measured.get().diskBytes()) + ", ";
        String limits = source.limits().isEmpty() ? "never rotated" : "rotated at " + source.limits();
        String drops = facts.dropsLines() ? ", drops lines when the disk is slow" : "";
        String grows = fast > 0 ? ", grows " + FigureText.growth(fast) : "";
        boolean isBad = fast > 0 || !source.problem().isEmpty();
        String log = isContainer ? size + limits + grows + drops : "";
        fact("log", source.problem().isEmpty() ? log : source.problem(), isBad ? Role.LEVEL_WARN : Role.BOX);
        measured.ifPresent(figures -> fact("lines", lines(figures)));
    }

    /** From when to when they go, and how many there are of late. */
    private String lines(Figures.OfSource figures) {
        List<String> parts = new ArrayList<>();
        if (figures.oldestNanos() != Entry.NO_TIME) {
            parts.add("from " + time(figures.oldestNanos()));
        }
        if (figures.newestNanos() != Entry.NO_TIME) {
            parts.add("the last " + TimeText.distance(figures.newestNanos(), now));
        }
        String rate = FigureText.lines(figures.linesPerSecond(), figures.areLinesEstimated());
        if (!rate.isEmpty()) {
            parts.add(rate + "/s");
        }
        return String.join(", ", parts);
    }

    private void addStderr() {
        rows.blank();
        Card.Lines stderr = card.stderr();
        rows.heading("last of stderr" + found(stderr, "nothing"));
        for (Entry entry : stderr.lines()) {
            line(entry, "", Role.TIME);
        }
    }

    private void addErrors(ContainerFacts facts) {
        rows.blank();
        boolean isAtEnd = facts.hasEnded() && facts.finishedNanos() == card.aroundNanos();
        String what = "errors of others within 10 s of " + (isAtEnd ? "its end" : "the selected line");
        rows.heading(what + found(card.errors(), "none"));
        for (Entry entry : card.errors().lines()) {
            String name = use.name(entry.position().source());
            line(entry, name, use.colour(name));
        }
        int more = card.errors().more();
        if (more > 0) {
            rows.heading("  and " + more + (more == 1 ? " more" : " more, farther away"));
        }
    }

    /** What is said of lines that are not there, or not all there. */
    private String found(Card.Lines lines, String none) {
        return switch (lines.state()) {
            case NOT_YET -> ": reading" + symbols.ellipsis();
            case IN_PART -> lines.lines().isEmpty() ? ": none found, not all was read" : ", not all was read";
            case WHOLLY -> lines.lines().isEmpty() ? ": " + none : "";
        };
    }

    private void line(Entry entry, String name, Role colour) {
        String text = new String(MessageText.of(entry.log()), StandardCharsets.UTF_8).strip();
        int feed = text.indexOf('\n');
        String first = feed < 0 ? text : text.substring(0, feed);
        String clock = TimeText.localColumn(entry.orderNanos(), zone);
        begin(DetailItem.fact("line", text), entry);
        Cell[] label = rows.label(name.isEmpty() ? clock : cut(name), name.isEmpty() ? Role.TIME : colour);
        int at = LINE_LEFT + (name.isEmpty() ? clock.length() : Math.min(MOST_NAME, widestOther())) + 2;
        String value = name.isEmpty() ? first : clock + "  " + first;
        rows.value(LINE_LEFT, label, at, fitted(value, rows.width() - at), role(entry), "", false);
    }

    /** As much of a message as has room in a row: the whole of it is one Enter away. */
    private String fitted(String text, int columns) {
        String shown = text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS);
        while (!shown.isEmpty() && TextCleaner.clean(shown + sign(shown, text), Style.of(Role.BOX)).length > columns) {
            int over = TextCleaner.clean(shown, Style.of(Role.BOX)).length - columns;
            int end = Math.max(0, shown.length() - Math.max(1, over / 2));
            boolean splits = end > 0 && Character.isHighSurrogate(shown.charAt(end - 1));
            shown = shown.substring(0, splits ? end - 1 : end);
        }
        return shown + sign(shown, text);
    }

    private String sign(String shown, String text) {
        return shown.length() < text.length() ? symbols.ellipsis() : "";
    }

    private static Role role(Entry entry) {
        return switch (entry.level()) {
            case ERROR -> Role.LEVEL_ERROR;
            case FATAL -> Role.LEVEL_FATAL;
            case WARN -> Role.LEVEL_WARN;
            default -> Role.BOX;
        };
    }

    private int widestOther() {
        int widest = 1;
        for (Entry entry : card.errors().lines()) {
            String name = use.name(entry.position().source());
            widest = Math.max(widest, TextCleaner.clean(name, Style.of(Role.BOX)).length);
        }
        return widest;
    }

    private String cut(String name) {
        return name.length() <= MOST_NAME ? name : name.substring(0, MOST_NAME - 1) + symbols.ellipsis();
    }

    private void fact(String name, String value) {
        fact(name, value, Role.BOX);
    }

    private void fact(String name, String value, Role role) {
        if (!value.isEmpty()) {
            begin(DetailItem.fact(name, value), null);
            rows.value(0, rows.label(name, Role.MUTED), column, value, role, "", false);
        }
    }

    private void begin(DetailItem item, Entry line) {
        rows.begin(item);
        lines.add(line);
    }
}
