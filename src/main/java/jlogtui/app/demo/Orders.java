package jlogtui.app.demo;

import java.time.Instant;

/** The worker, a Java program: orders, e-mails, and stack traces when the database is away. */
final class Orders {
    private static final String[] TRACE = {
        "\tat org.postgresql.core.v3.ConnectionFactoryImpl.openConnectionImpl(ConnectionFactoryImpl.java:352)",
        "\tat org.postgresql.core.ConnectionFactory.openConnection(ConnectionFactory.java:54)",
        "\tat org.postgresql.jdbc.PgConnection.<init>(PgConnection.java:273)",
        "\tat com.zaxxer.hikari.pool.PoolBase.newConnection(PoolBase.java:370)",
        "\tat com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:144)",
        "\tat shop.worker.OrderStore.save(OrderStore.java:88)",
        "\tat shop.worker.OrderProcessor.process(OrderProcessor.java:41)",
        "\tat java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1144)",
        "\tat java.base/java.lang.Thread.run(Thread.java:1583)",
        "Caused by: java.net.ConnectException: Connection refused",
        "\tat java.base/sun.nio.ch.Net.pollConnect(Native Method)",
        "\tat java.base/sun.nio.ch.NioSocketImpl.connect(NioSocketImpl.java:592)",
        "\t... 14 more",
    };

    private final Dice dice;
    private final Schedule schedule;
    private int number = 47_310;

    Orders(Dice dice, Schedule schedule) {
        this.dice = dice;
        this.schedule = schedule;
    }

    /** What the worker does in one second without being asked. */
    void tick(Instant second, Story.Database database) {
        if (second.getEpochSecond() % 30 == 0) {
            boolean down = database == Story.Database.DOWN;
            int total = down ? 0 : 10;
            int active = down ? 0 : dice.between(0, 4);
            int waiting = down ? dice.between(3, 30) : 0;
            line(
                    false,
                    dice.within(second),
                    "DEBUG",
                    "pool-watch",
                    "c.z.h.p.HikariPool",
                    "HikariPool-1 - Pool stats (total=" + total + ", active=" + active + ", idle=" + (total - active)
                            + ", waiting=" + waiting + ")");
        }
    }

    /** An order has come through. */
    void accepted(Instant time, String request) {
        number++;
        String thread = thread();
        Instant taken = dice.after(time, 3_000, 90_000);
        info(
                taken,
                thread,
                "Order " + number + " accepted: " + dice.between(1, 6) + " items, " + dice.between(9, 420) + "."
                        + dice.between(10, 99) + " EUR, req " + request);
        Instant mailed = dice.after(taken, 300_000, 2_400_000);
        if (dice.chance(0.06)) {
            line(
                    true,
                    mailed,
                    "WARN ",
                    thread,
                    "s.w.Mailer",
                    "Invoice " + number + " delayed: smtp 451 greylisted, retry in 60 s");
        } else {
            info(mailed, thread, "Invoice " + number + " mailed to ***@" + dice.pick("example.org", "example.net"));
        }
    }

    /** An order could not be stored. */
    void failed(Instant time, String request) {
        Instant taken = dice.after(time, 2_000, 50_000);
        String thread = thread();
        line(
                true,
                taken,
                "ERROR",
                thread,
                "s.w.OrderProcessor",
                "Cannot store the order of req " + request + ", trying again in " + dice.pick("1", "2", "4", "8")
                        + " s");
        Instant row = dice.after(taken, 20, 60);
        schedule.err(
                Part.WORKER,
                row,
                "org.postgresql.util.PSQLException: Connection to db:5432 refused. Check that the hostname and port are"
                        + " correct and that the postmaster is accepting TCP/IP connections.");
        for (String frame : TRACE) {
            row = dice.after(row, 5, 40);
            schedule.err(Part.WORKER, row, frame);
        }
    }

    private String thread() {
        return "worker-" + dice.between(1, 4);
    }

    private void info(Instant time, String thread, String message) {
        line(false, time, "INFO ", thread, "s.w.OrderProcessor", message);
    }

    private void line(boolean stderr, Instant time, String level, String thread, String logger, String message) {
        String text = Stamp.LOGBACK.of(time) + " " + level + " [" + thread + "] " + logger + " - " + message;
        if (stderr) {
            schedule.err(Part.WORKER, time, text);
        } else {
            schedule.out(Part.WORKER, time, text);
        }
    }
}
