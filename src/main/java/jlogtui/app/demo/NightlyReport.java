package jlogtui.app.demo;

import java.time.Duration;
import java.time.Instant;

/** A job that reads more and more into memory until the kernel kills it, in the middle of a line. */
final class NightlyReport {
    private static final int ROWS_A_STEP = 20_000;
    private static final int LIMIT_MEGABYTES = 512;

    private final Story story;
    private final Dice dice;
    private final Schedule schedule;

    NightlyReport(Story story, Dice dice, Schedule schedule) {
        this.story = story;
        this.dice = dice;
        this.schedule = schedule;
    }

    /** All of its lines: it ended before the demo opened. */
    void tell() {
        Instant start = story.reportStart();
        Instant end = story.reportEnd();
        long span = Duration.between(start, end).toSeconds();
        line(start, "INFO", "nightly export started, memory limit " + LIMIT_MEGABYTES + " MB");
        line(start.plusMillis(412), "INFO", "columns: " + columns());
        int rows = 0;
        Instant time = dice.after(start, 4_000_000, 9_000_000);
        while (time.isBefore(end.minusSeconds(9))) {
            rows += ROWS_A_STEP;
            long share = Duration.between(start, time).toSeconds() * 100 / span;
            long memory = 60 + share * (LIMIT_MEGABYTES - 65) / 100;
            line(time, "INFO", "exported " + rows + " rows, resident memory " + memory + " MB");
            if (share > 70 && dice.chance(0.4)) {
                line(time.plusMillis(6), "WARNING", "resident memory " + memory + " MB of " + LIMIT_MEGABYTES + " MB");
            }
            time = dice.after(time, 9_000_000, 21_000_000);
        }
        Instant last = end.minusMillis(380);
        schedule.unfinished(
                Part.REPORTS,
                last,
                "[" + Stamp.PYTHON.of(last) + "] INFO export: exported " + (rows + ROWS_A_STEP) + " ro");
    }

    /** Longer than the 16 KiB that Docker takes in one piece. */
    private static String columns() {
        var text = new StringBuilder();
        for (int i = 1; text.length() < 18_000; i++) {
            text.append("order_item_").append(i).append(".price_net, ");
        }
        return text.append("end").toString();
    }

    private void line(Instant time, String level, String message) {
        String text = "[" + Stamp.PYTHON.of(time) + "] " + level + " export: " + message;
        if (level.equals("INFO")) {
            schedule.out(Part.REPORTS, time, text);
        } else {
            schedule.err(Part.REPORTS, time, text);
        }
    }
}
