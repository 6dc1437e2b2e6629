package jlogtui.app.demo;

import java.time.Instant;

/** The database and the cache: housekeeping, and the database's crash and recovery. */
final class Storage {
    private final Story story;
    private final Dice dice;
    private final Schedule schedule;

    Storage(Story story, Dice dice, Schedule schedule) {
        this.story = story;
        this.dice = dice;
        this.schedule = schedule;
    }

    /** The lines of the crash and of the way back. */
    void tellTheCrash() {
        Instant t = story.crash().minusSeconds(50);
        db(t, 1, "LOG:  checkpoints are occurring too frequently (9 seconds apart)");
        db(t.plusMillis(1), 1, "HINT:  Consider increasing the configuration parameter \"max_wal_size\".");
        db(t.plusSeconds(31), 237, "shop@shop FATAL:  sorry, too many clients already");
        db(t.plusSeconds(38), 238, "shop@shop FATAL:  sorry, too many clients already");
        t = story.crash();
        db(t, 1, "LOG:  client backend (PID 231) was terminated by signal 9: Killed");
        db(
                t.plusMillis(1),
                1,
                "DETAIL:  Failed process was running: UPDATE stock SET quantity = quantity - $1 WHERE product_id = $2");
        db(t.plusMillis(2), 1, "LOG:  terminating any other active server processes");
        db(t.plusMillis(340), 1, "LOG:  all server processes terminated; reinitializing");
        db(
                t.plusMillis(980),
                251,
                "LOG:  database system was interrupted; last known up at " + Stamp.POSTGRES.of(t.minusSeconds(71)));
        db(
                t.plusMillis(2_310),
                251,
                "LOG:  database system was not properly shut down; automatic recovery in progress");
        db(t.plusMillis(2_344), 251, "LOG:  redo starts at 2/9F0A31C8");
        for (Instant wait = t.plusSeconds(12); wait.isBefore(story.recovery()); wait = wait.plusSeconds(14)) {
            db(dice.within(wait), dice.between(252, 299), "shop@shop FATAL:  the database system is starting up");
        }
        t = story.recovery();
        db(
                t.minusMillis(800),
                251,
                "LOG:  redo done at 2/B7FFE0A8 system usage: CPU: user: 41.22 s, system: 19.80 s, elapsed: 146.02 s");
        db(t.minusMillis(310), 251, "LOG:  checkpoint starting: end-of-recovery immediate wait");
        db(t, 1, "LOG:  database system is ready to accept connections");
    }

    /** What happens in one second. */
    void tick(Instant second) {
        long at = second.getEpochSecond();
        if (at % 150 == 20 && story.database(second) != Story.Database.DOWN) {
            checkpoint(dice.within(second));
        }
        if (at % 210 == 77 && story.database(second) == Story.Database.WELL) {
            vacuum(dice.within(second));
        }
        if (at % 90 == 0) {
            save(dice.within(second));
        }
        if (at % 120 == 45 && story.database(second) == Story.Database.DOWN) {
            cache(
                    dice.within(second),
                    "# Clients evicted while writing: output buffer limit reached (write-behind to db stalled)");
        }
    }

    private void checkpoint(Instant time) {
        db(time, 27, "LOG:  checkpoint starting: time");
        int seconds = dice.between(9, 40);
        int buffers = dice.between(90, 1_900);
        db(
                time.plusSeconds(seconds).plusMillis(dice.between(0, 999)),
                27,
                "LOG:  checkpoint complete: wrote " + buffers + " buffers (" + buffers / 164 + "." + buffers % 10
                        + "%); 0 WAL file(s) added, " + dice.between(0, 1) + " removed, " + dice.between(0, 2)
                        + " recycled; write=" + seconds + ".1 s, sync=0.0" + dice.between(10, 99) + " s, total="
                        + seconds
                        + ".2 s");
    }

    private void vacuum(Instant time) {
        db(
                time,
                dice.between(300, 380),
                "LOG:  automatic vacuum of table \"shop.public." + dice.pick("carts", "sessions", "stock")
                        + "\": index scans: 1\n\tpages: 0 removed, " + dice.between(200, 900)
                        + " remain, 0 skipped due to pins\n\ttuples: " + dice.between(80, 4_000) + " removed, "
                        + dice.between(9_000, 20_000) + " remain, 0 are dead but not yet removable");
    }

    /** Postgres writes a message of several rows at once; Docker makes a record of each row. */
    private void db(Instant time, int process, String message) {
        Instant row = time;
        String head = Stamp.POSTGRES.of(time) + " [" + process + "] ";
        for (String line : message.split("\n", -1)) {
            schedule.err(Part.DB, row, head + line);
            head = "";
            row = row.plusNanos(dice.between(2_000, 9_000));
        }
    }

    private void save(Instant time) {
        int changes = dice.between(100, 900);
        int process = dice.between(1_200, 9_800);
        cache(time, "* " + changes + " changes in 60 seconds. Saving...");
        Instant forked = dice.after(time, 500, 2_000);
        cache(forked, "* Background saving started by pid " + process);
        Instant saved = dice.after(forked, 40_000, 180_000);
        schedule.out(Part.CACHE, saved, process + ":C " + Stamp.REDIS.of(saved) + " * DB saved on disk");
        cache(dice.after(saved, 20_000, 90_000), "* Background saving terminated with success");
    }

    private void cache(Instant time, String message) {
        schedule.out(Part.CACHE, time, "1:M " + Stamp.REDIS.of(time) + " " + message);
    }
}
