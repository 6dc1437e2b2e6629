package jlogtui.torture;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jlogtui.testkit.Program;

/** What {@code --plain -f -o json} writes, read as it comes. */
final class FollowerOutput implements Closeable {
    private static final Pattern LOSS = Pattern.compile(
            "jlogtui: (\\S+) (lacks .*|has an emptied log.*) \\((\\d{4}-[^)]*Z)\\)\\.", Pattern.MULTILINE);

    private static final Pattern HOLE =
            Pattern.compile("jlogtui: (\\S+): (\\d+) bytes at offset .* \\(NUL run\\)", Pattern.MULTILINE);

    private final Program program;
    private final RandomAccessFile out;
    private final Seen seen = new Seen();
    private final ByteArrayOutputStream torn = new ByteArrayOutputStream();

    FollowerOutput(Program program) throws IOException {
        this.program = program;
        out = new RandomAccessFile(program.output().toFile(), "r");
    }

    /** Reads what has come since the last time. */
    void readOn() throws IOException {
        byte[] bytes = new byte[1 << 16];
        for (int read = out.read(bytes); read > 0; read = out.read(bytes)) {
            int start = 0;
            for (int i = 0; i < read; i++) {
                if (bytes[i] == '\n') {
                    torn.write(bytes, start, i - start);
                    take(torn.toString(StandardCharsets.UTF_8));
                    torn.reset();
                    start = i + 1;
                }
            }
            torn.write(bytes, start, read - start);
        }
    }

    private void take(String json) {
        NumberedLine.of(json).ifPresent(line -> seen.line(NumberedLine.field(json, "id"), line, ""));
    }

    Seen seen() {
        return seen;
    }

    Verdict verdict(Written written, Verdict.Names names, Predicate<String> isUnknowable) {
        List<Verdict.Loss> losses = new ArrayList<>();
        Matcher matcher = LOSS.matcher(program.errors());
        while (matcher.find()) {
            losses.add(new Verdict.Loss(
                    matcher.group(1), NumberedLine.nanos(Instant.parse(matcher.group(3))), matcher.group(2)));
        }
        Matcher holes = HOLE.matcher(program.errors());
        while (holes.find()) {
            losses.add(Verdict.Loss.hole(holes.group(1), Long.parseLong(holes.group(2))));
        }
        seen.tell(written);
        return Verdict.of("plain follower", seen, written, losses, names, isUnknowable);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
