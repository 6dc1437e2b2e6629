package jlogtui.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jlogtui.testkit.Await;
import jlogtui.testkit.DockerEngine;
import jlogtui.testkit.ProcessRun;
import jlogtui.testkit.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty containers that count, in an engine that is not left in peace, followed by the plain follower and by a reader at
 * the screen's engine. Each line that Docker kept until they could look is shown once and in order; what was gone before
 * is told as a gap.
 *
 * <p>With one file (max-file 1) Docker deletes or empties the log with each rotation. Who looks after one cannot tell
 * whether it was the only one, so that lines may be missing unsaid; doubled or out of order there is none. Nor can anybody know
 * of the files that a new container filled, and Docker deleted, before the first look at it.
 *
 * <p>{@code -Djlogtui.torture.seconds=600} tortures for ten minutes; {@code -Djlogtui.seed=N} chooses what is done.
 */
class TortureIT {
    private static final int CONTAINERS = 20;
    private static final int SECONDS = Integer.getInteger("jlogtui.torture.seconds", 45);
    /** Seconds of rest before each of what strikes all at once, and before it begins again. */
    private static final int[] BLOWS = {1, 5, 2, 4};

    private static final int ROUND = 20;
    private static final Duration LIMIT = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    private final Written written = new Written();

    @Test
    void everyLineThatWasKeptIsSeenOnceAndEveryOtherOneTold() throws IOException {
        long seed = Long.getLong("jlogtui.seed", System.nanoTime() & 0xffff);
        System.out.println("torture: -Djlogtui.seed=" + seed + " for " + SECONDS + " s");
        try (DockerEngine engine = DockerEngine.start()) {
            Victims victims = new Victims(engine, new Random(seed), written);
            // Without any container the program would only say so
            victims.startCalm("c0");
            try (Program program = Program.start(
                            folder,
                            "--plain",
                            "-f",
                            "-o",
                            "json",
                            "--root",
                            engine.containersDir().toString());
                    FollowerOutput follower = new FollowerOutput(program);
                    EngineWalk walk = new EngineWalk(engine.containersDir(), folder)) {
                torture(victims, program, follower);
                victims.killAll();
                judge(victims, program, follower, walk);
            }
        }
    }

    private void judge(Victims victims, Program program, FollowerOutput follower, EngineWalk walk) {
        List<Verdict> verdicts = new ArrayList<>();
        Await.until(LIMIT, () -> report(victims, verdicts, program), () -> {
            read(follower);
            // What one has seen the other one must have seen, too
            for (int i = 0; i < 2; i++) {
                verdicts.clear();
                verdicts.add(follower.verdict(written, victims::mayBe, victims::keepsOneFile));
                verdicts.add(walk.verdict(written, victims::keepsOneFile));
            }
            return verdicts.stream().noneMatch(Verdict::isWaiting);
        });
        System.out.println(report(victims, verdicts, program));
        assertEquals(Optional.empty(), walk.defect());
        for (Verdict verdict : verdicts) {
            assertEquals(0, verdict.silentLines(), verdict::figures);
            assertEquals(0, verdict.seen().doubled(), verdict::figures);
            assertEquals(0, verdict.seen().disordered(), verdict::figures);
        }
        assertEquals(143, program.terminate());
    }

    private static void torture(Victims victims, Program program, FollowerOutput follower) throws IOException {
        long start = System.nanoTime();
        victims.startHasty("hasty");
        for (int i = 2; i < CONTAINERS; i++) {
            victims.start("c" + i);
            if (i % 4 == 0) {
                victims.harm(true);
            }
        }
        int blows = 0;
        boolean sleeps = false;
        long due = second(start) + BLOWS[0];
        for (long second = second(start); second < SECONDS || blows < BLOWS.length; second = second(start)) {
            victims.harm(!sleeps);
            victims.look();
            read(follower);
            if (second >= due) {
                sleeps = strike(victims, program, blows++ % BLOWS.length);
                due = second(start) + (blows % BLOWS.length == 0 ? ROUND : BLOWS[blows % BLOWS.length]);
            }
        }
        signal(program, "CONT");
        System.out.println("torture: " + blows + " blows after the start, the last one at second " + second(start));
    }

    private static long second(long start) {
        return (System.nanoTime() - start) / 1_000_000_000L;
    }

    /** What meets all of them at once; says whether the follower sleeps from now on, or has just woken up. */
    private static boolean strike(Victims victims, Program program, int blow) throws IOException {
        switch (blow) {
            case 0 -> signal(program, "STOP");
            case 1 -> signal(program, "CONT");
            case 2 -> victims.killDaemon();
            default -> victims.stopDaemon();
        }
        return blow < 2;
    }

    private static void read(FollowerOutput follower) {
        try {
            follower.readOn();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void signal(Program program, String signal) {
        ProcessBuilder kill = new ProcessBuilder("kill", "-" + signal, Long.toString(program.pid()));
        assertEquals(0, ProcessRun.of(kill, LIMIT).exitCode());
    }

    private String report(Victims victims, List<Verdict> verdicts, Program program) {
        long lines = 0;
        for (long last : written.last().values()) {
            lines += last + 1;
        }
        StringBuilder text = new StringBuilder("torture: " + victims.count() + " containers wrote " + lines
                + " lines through " + victims.actions().size() + " troubles");
        boolean isWrong = false;
        for (Verdict verdict : verdicts) {
            text.append("\ntorture: ").append(verdict.figures());
            isWrong |= !verdict.silent().isEmpty() || !verdict.seen().wrong().isEmpty();
        }
        if (isWrong) {
            for (Verdict verdict : verdicts) {
                text.append('\n').append(verdict.viewer()).append("\n silent ").append(verdict.silent());
                text.append("\n wrong ").append(verdict.seen().wrong());
            }
            text.append('\n')
                    .append(String.join("\n", victims.actions()))
                    .append('\n')
                    .append(program.errors());
        }
        return text.toString();
    }
}
