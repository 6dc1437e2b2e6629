package jlogtui.view;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jlogtui.model.ContainerFacts;
import jlogtui.model.Detail;
import jlogtui.model.Entry;
import jlogtui.model.Source;
import jlogtui.query.TimeText;

/** Lays out what is known about a line beside its message. */
final class FactRows {
    private static final int MOST_ALIGNED = 24;
    private static final int ATTRS_LEFT = 2;
    private static final int SHORT_ID = 12;
    private static final int FULL_ID = 64;
    private static final int KILLED = 137;
    private static final int TERMINATED = 143;

    private final DetailRows rows;
    private final Detail detail;
    private final ZoneId zone;
    private final Instant now;
    private final Symbols symbols;
    private final int column;

    FactRows(DetailRows rows, Detail detail, ZoneId zone, Instant now, Symbols symbols) {
        this.rows = rows;
        this.detail = detail;
        this.zone = zone;
        this.now = now;
        this.symbols = symbols;
        this.column = column(rows);
    }

    /** Where values begin, unless the screen is so narrow that every column counts. */
    static int column(DetailRows rows) {
        return rows.width() < 50 ? 10 : 11;
    }

    /** Times, container, attributes and place. */
    void add(Role nameColour) {
        addTimes();
        detail.source().ifPresent(source -> addContainer(source, nameColour));
        addPlace();
        addAttrs();
    }

    private void addAttrs() {
        if (detail.attrs().isEmpty()) {
            return;
        }
        rows.heading("attrs");
        int widest = 0;
        for (String name : detail.attrs().keySet()) {
            widest = Math.max(widest, Math.min(MOST_ALIGNED, name.length()));
        }
        for (Map.Entry<String, String> attr : detail.attrs().entrySet()) {
            rows.begin(DetailItem.fact(attr.getKey(), attr.getValue()));
            Cell[] label = rows.label(attr.getKey(), Role.FIELD_KEY);
            int at = Math.max(column, ATTRS_LEFT + widest + 2);
            rows.value(ATTRS_LEFT, label, at, attr.getValue(), Role.BOX, "", false);
        }
    }

    private void addTimes() {
        Entry entry = detail.entry();
        if (entry.timeNanos() == Entry.NO_TIME) {
            return;
        }
        fact("time", TimeText.full(entry.timeNanos(), zone, now));
        Optional<OwnTime> own = OwnTime.of(detail.payload(), entry.timeNanos(), zone, now);
        if (own.isPresent()) {
            rows.begin(DetailItem.fact("own time", own.get().written()));
            String text = TimeText.dateAndFullClock(own.get().nanos(), zone, now);
            value("own time", text + ", " + difference(own.get()), Role.BOX);
        }
    }

    private String difference(OwnTime own) {
        String read =
                own.zone() == null ? "" : own.zone().getId().equals("Z") ? ", read as UTC" : ", read as local time";
        long nanos = own.nanos() - detail.entry().timeNanos();
        if (nanos == 0) {
            return "the same as Docker's" + read;
        }
        return TimeText.fineLength(Math.abs(nanos)) + (nanos < 0 ? " before" : " after") + " Docker's" + read;
    }

    private void addContainer(Source source, Role nameColour) {
        rows.begin(new DetailItem("container", DetailItem.Use.SOURCE, source::name, () -> ""));
        String id = detail.facts().map(ContainerFacts::shortId).orElse("");
        value("container", source.name() + (id.isEmpty() ? "" : "  " + id), nameColour);
        fact("image", source.image());
        String slash = source.project().isEmpty() || source.service().isEmpty() ? "" : "/";
        fact("compose", source.project() + slash + source.service());
        fact("state", state(source));
        String limits = source.limits().isEmpty() ? "never rotated" : "rotated at " + source.limits();
        boolean dropsLines = detail.facts().map(ContainerFacts::dropsLines).orElse(false);
        boolean isContainer = !id.isEmpty();
        fact("log", isContainer ? limits + (dropsLines ? ", drops lines when the disk is slow" : "") : "");
    }

    private String state(Source source) {
        StringBuilder text = new StringBuilder(source.state().name().toLowerCase(Locale.ROOT));
        if (source.state() == Source.State.UNKNOWN || detail.facts().isEmpty()) {
            return source.state() == Source.State.UNKNOWN ? "" : text.toString();
        }
        ContainerFacts facts = detail.facts().get();
        long since = facts.hasEnded() ? facts.finishedNanos() : facts.startedNanos();
        if (facts.hasEnded()) {
            text.append(' ').append(facts.exitCode()).append(reason(facts));
        }
        if (since != Entry.NO_TIME) {
            text.append(", ").append(facts.hasEnded() ? "" : "started ").append(TimeText.distance(since, now));
        }
        if (facts.restarts() > 0) {
            text.append(", ").append(facts.restarts()).append(facts.restarts() == 1 ? " restart" : " restarts");
        }
        return text.toString();
    }

    private static String reason(ContainerFacts facts) {
        if (facts.oomKilled()) {
            return " (out of memory)";
        }
        return switch (facts.exitCode()) {
            case KILLED -> " (killed)";
            case TERMINATED -> " (terminated)";
            default -> "";
        };
    }

    private void addPlace() {
        if (!detail.file().isEmpty()) {
            rows.begin(DetailItem.fact("file", detail.file()));
            value("file", withShortIds(detail.file()), Role.BOX);
        }
        Entry entry = detail.entry();
        long length = entry.end() - entry.position().offset();
        boolean isOneLine = detail.lines() == 1;
        String pieces =
                isOneLine && entry.raw().size() > 1 ? ", in " + entry.raw().size() + " pieces" : "";
        pieces = isOneLine ? pieces : " with its " + detail.lines() + " lines";
        String note = entry.note().isEmpty() ? "" : ", " + entry.note();
        fact(
                "at byte",
                entry.position().offset() + ", " + length + (length == 1 ? " byte" : " bytes") + " long" + pieces
                        + note);
    }

    /** The id stands twice in the path of a container's log. */
    private String withShortIds(String path) {
        StringBuilder shown = new StringBuilder();
        int digits = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            shown.append(c);
            digits = Character.digit(c, 16) >= 0 ? digits + 1 : 0;
            if (digits == FULL_ID) {
                shown.setLength(shown.length() - FULL_ID + SHORT_ID);
                shown.append(symbols.ellipsis());
                digits = 0;
            }
        }
        return shown.toString();
    }

    /** The bytes of the file, one record below the other. */
    void addOriginal() {
        for (byte[] record : detail.entry().raw()) {
            if (record.length > 0) {
                String text = new String(record, StandardCharsets.UTF_8);
                rows.begin(DetailItem.fact("original", text));
                rows.value(0, rows.label("original", Role.MUTED), column, text, Role.TIME, "", false);
            }
        }
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            rows.begin(DetailItem.fact(name, value));
            value(name, value, Role.BOX);
        }
    }

    private void value(String name, String value, Role role) {
        rows.value(0, rows.label(name, Role.MUTED), column, value, role, "", false);
    }
}
