package jlogtui.view;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jlogtui.model.Detail;
import jlogtui.model.Entry;
import jlogtui.model.Field;
import jlogtui.model.Level;
import jlogtui.model.Payload;

/** Lays out what a message says: its fields one below the other, or the message itself. */
final class PayloadRows {
    private static final Set<String> LEVEL_KEYS =
            Set.of("level", "lvl", "severity", "levelname", "loglevel", "log.level", "log_level", "@l", "@level");
    private static final int INDENT = 2;
    private static final int MOST_ALIGNED = 24;
    private static final int MOST_PATH_CHARS = 60;

    private final DetailRows rows;
    private final Payload payload;
    private final Level level;
    private final boolean keepsColours;

    private PayloadRows(DetailRows rows, Payload payload, Level level, boolean keepsColours) {
        this.level = level;
        this.rows = rows;
        this.payload = payload;
        this.keepsColours = keepsColours;
    }

    /** @param keepsColours keep the message's own colours where it is shown as it is */
    static void add(DetailRows rows, Detail detail, boolean keepsColours) {
        PayloadRows message =
                new PayloadRows(rows, detail.payload(), detail.entry().level(), keepsColours);
        if (detail.payload().form() == Payload.Form.TEXT) {
            message.addText(detail.entry());
        } else {
            message.addFields();
        }
    }

    private void addText(Entry entry) {
        // Filters look at one line
        int feed = payload.text().indexOf('\n');
        String line = feed < 0 ? payload.text() : payload.text().substring(0, feed);
        rows.begin(new DetailItem("message", DetailItem.Use.PATTERN, payload::text, () -> FieldPattern.whole(line)));
        String text = new String(entry.log(), 0, entry.textLength(), StandardCharsets.UTF_8);
        Role role = entry.kind() == Entry.Kind.DAMAGE ? Role.DAMAGE : Role.TEXT;
        rows.value(
                0,
                new Cell[0],
                0,
                text.isEmpty() ? "(empty)" : text,
                text.isEmpty() ? Role.MUTED : role,
                "",
                keepsColours);
    }

    private void addFields() {
        if (payload.start() > 0) {
            String before = payload.text().substring(0, payload.start()).strip();
            rows.begin(new DetailItem(
                    "its beginning", DetailItem.Use.PATTERN, () -> before, () -> FieldPattern.start(before)));
            rows.value(0, new Cell[0], 0, before, Role.TEXT, "", false);
        }
        List<Field> fields = payload.fields();
        int[] columns = columns(fields);
        String[] paths = new String[fields.size() + 1];
        int[] counts = new int[fields.size() + 1];
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (rows.isFull()) {
                rows.more(0, DetailRows.bytesFrom(payload.text(), field.start()));
                return;
            }
            if (field.kind() == Field.Kind.END) {
                rows.bracket(left(field), field.value());
                continue;
            }
            int depth = field.depth();
            String parent = depth == 0 ? "" : paths[depth - 1];
            String path = path(parent, field, counts[depth]++);
            paths[depth] = path;
            counts[depth + 1] = 0;
            add(field, path, columns[i]);
        }
        int rest = DetailRows.bytesFrom(payload.text(), payload.end());
        if (rest > 0) {
            rows.more(0, rest);
        }
    }

    private void add(Field field, String path, int column) {
        boolean isOpening = field.kind() == Field.Kind.OBJECT || field.kind() == Field.Kind.LIST;
        rows.begin(new DetailItem(
                path,
                DetailItem.Use.PATTERN,
                () -> isOpening ? payload.text().substring(field.valueStart(), field.end()) : field.value(),
                () -> FieldPattern.of(payload, field)));
        int left = left(field);
        Cell[] label =
                field.hasKey() ? rows.label(field.key().isEmpty() ? "\"\"" : field.key(), Role.FIELD_KEY) : new Cell[0];
        String quote = field.kind() == Field.Kind.STRING ? "\"" : "";
        rows.value(left, label, field.hasKey() ? column : left, field.value(), role(field), quote, false);
    }

    private int left(Field field) {
        return Math.min(field.depth() * INDENT, rows.width() / 3);
    }

    private Role role(Field field) {
        if (field.depth() == 0
                && level != Level.NONE
                && LEVEL_KEYS.contains(field.key().toLowerCase(Locale.ROOT))) {
            return RowPainter.role(level);
        }
        return switch (field.kind()) {
            case STRING, BARE, NOTHING -> Role.TEXT;
            case NUMBER -> Role.FIELD_NUMBER;
            case WORD -> Role.FIELD_WORD;
            case OBJECT, LIST, END -> Role.MUTED;
        };
    }

    private static String path(String parent, Field field, int index) {
        String name = field.hasKey() ? field.key() : Integer.toString(index);
        String whole = parent.isEmpty() ? name : parent + "." + name;
        return whole.length() > MOST_PATH_CHARS ? whole.substring(0, MOST_PATH_CHARS) : whole;
    }

    /** For each field where values of its object begin: one below the other, and never left of those around the object. */
    private int[] columns(List<Field> fields) {
        int[] groups = new int[fields.size()];
        int[] open = new int[fields.size() + 1];
        int[] around = new int[fields.size() + 1];
        int[] columns = new int[fields.size() + 1];
        // As wide as the names of the facts below
        columns[0] = rows.width() < 50 ? 0 : FactRows.column(rows);
        int last = 0;
        for (int i = 0; i < groups.length; i++) {
            Field field = fields.get(i);
            groups[i] = open[field.depth()];
            if (field.kind() == Field.Kind.OBJECT || field.kind() == Field.Kind.LIST) {
                open[field.depth() + 1] = ++last;
                around[last] = groups[i];
            }
            if (field.hasKey()) {
                int length = rows.label(field.key(), Role.FIELD_KEY).length + INDENT;
                int column = left(field) + Math.min(MOST_ALIGNED, length);
                columns[groups[i]] = Math.max(columns[groups[i]], column);
            }
        }
        for (int group = 1; group <= last; group++) {
            columns[group] = Math.max(columns[group], columns[around[group]]);
        }
        return Arrays.stream(groups).map(own -> columns[own]).toArray();
    }
}
