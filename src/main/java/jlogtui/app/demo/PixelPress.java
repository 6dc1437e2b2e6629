package jlogtui.app.demo;

import java.time.Instant;

/** A tool that a person started by hand: colours, many scripts, emoji, and progress bars that go back with CR. */
final class PixelPress {
    private static final String RESET = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String GREEN = "\u001b[32m";
    private static final String YELLOW = "\u001b[33m";
    private static final String ORANGE = "\u001b[38;2;255;135;0m";
    private static final String PINK = "\u001b[38;5;205m";
    private static final String CLEAR_LINE = "\u001b[2K";
    private static final int BAR = 24;
    private static final long EVERY = 75;

    private final Dice dice;
    private final Schedule schedule;
    private int batch;

    PixelPress(Dice dice, Schedule schedule) {
        this.dice = dice;
        this.schedule = schedule;
    }

    /** What happens in one second: now and then a batch begins, and is written over the next seconds. */
    void tick(Instant second) {
        if (second.getEpochSecond() % EVERY == 12) {
            batch(dice.within(second));
        }
    }

    private void batch(Instant start) {
        batch++;
        int images = dice.between(4, 9);
        schedule.out(
                Part.PIXELS,
                start,
                PINK + BOLD + "✨ batch " + batch + RESET + DIM + " · " + images + " images · avif q=62" + RESET);
        Instant time = start;
        for (int i = 0; i < images; i++) {
            time = dice.after(time, 180_000, 900_000);
            schedule.out(Part.PIXELS, time, image());
        }
        time = dice.after(time, 100_000, 400_000);
        schedule.out(Part.PIXELS, time, progress());
        time = dice.after(time, 50_000, 200_000);
        if (dice.chance(0.3)) {
            schedule.err(
                    Part.PIXELS,
                    time,
                    YELLOW + "⚠ " + RESET + "no colour profile in " + BOLD + name() + RESET + ", assuming sRGB");
            time = dice.after(time, 50_000, 200_000);
        }
        int saved = dice.between(41, 78);
        schedule.out(
                Part.PIXELS, time, GREEN + BOLD + "✔ done" + RESET + " " + ORANGE + "−" + saved + " %" + RESET + " 🎉");
    }

    private String image() {
        int before = dice.between(420, 4_800);
        int after = before * dice.between(18, 55) / 100;
        return "  " + GREEN + "✔" + RESET + " " + name() + " " + DIM + before + " kB →" + RESET + " " + after + " kB";
    }

    private String name() {
        return dice.pick(
                "größenübersicht.png",
                "商品写真-東京.jpg",
                "кружка-синяя.webp",
                "café-crème.jpg",
                "👩‍💻-at-desk.png",
                "찻주전자.png",
                "hero@2x.png",
                "flag-🇳🇿.svg",
                "e\u0301tage\u0300re.jpg");
    }

    /** One line to Docker, redrawn in place on a terminal. */
    private String progress() {
        var line = new StringBuilder();
        for (int percent = 0; percent <= 100; percent += 25) {
            int full = percent * BAR / 100;
            line.append('\r')
                    .append(CLEAR_LINE)
                    .append("  upload ")
                    .append(GREEN)
                    .append("█".repeat(full))
                    .append(DIM)
                    .append("░".repeat(BAR - full))
                    .append(RESET)
                    .append(' ')
                    .append(percent)
                    .append(" %");
        }
        return line.toString();
    }
}
