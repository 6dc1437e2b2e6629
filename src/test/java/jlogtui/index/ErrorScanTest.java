package jlogtui.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import jlogtui.file.Generation;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.MemoryLogFile;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

/** Each error is found once: those of the past and those that come while the past is looked at. */
class ErrorScanTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long NOW = (START.getEpochSecond() + 86_400) * 1_000_000_000L;

    /** A log that rotates, written record by record, sometimes half of one. */
    private static final class Writer {
        private final Random random;
        private final List<MemoryLogFile> files = new ArrayList<>(List.of(new MemoryLogFile()));
        private final List<Long> errors = new ArrayList<>();
        private byte[] rest = {};
        private int count;

        Writer(Random random) {
            this.random = random;
        }

        void write(int records) {
            MemoryLogFile file = files.get(files.size() - 1);
            file.append(rest);
            rest = new byte[0];
            for (int i = 0; i < records; i++) {
                boolean isError = random.nextInt(3) == 0;
                Instant time = START.plusMillis(count++);
                byte[] record = DockerJson.record(
                        random.nextBoolean() ? "stdout" : "stderr",
                        time,
                        (isError ? "ERROR no " : "all is well ") + "x".repeat(random.nextInt(40)) + "\n");
                if (isError) {
                    errors.add(time.getEpochSecond() * 1_000_000_000L + time.getNano());
                }
                int cut = i == records - 1 ? random.nextInt(record.length) : record.length;
                file.append(java.util.Arrays.copyOf(record, cut));
                rest = java.util.Arrays.copyOfRange(record, cut, record.length);
            }
        }

        void rotate() {
            files.get(files.size() - 1).append(rest);
            rest = new byte[0];
            files.add(new MemoryLogFile());
        }

        List<Generation> generations() {
            List<Generation> generations = new ArrayList<>();
            for (int i = 0; i < files.size(); i++) {
                generations.add(files.get(i).generation(i, i < files.size() - 1));
            }
            return generations;
        }
    }

    @Test
    void everyErrorIsFoundOnceWhileTheLogGrowsAndRotates() {
        long[] found = {0};
        RandomCases.check(300, random -> {
            Writer writer = new Writer(random);
            for (int i = random.nextInt(4); i > 0; i--) {
                writer.write(random.nextInt(60));
                writer.rotate();
            }
            writer.write(random.nextInt(60));
            int blockSize = List.of(256, 1000, 4096).get(random.nextInt(3));
            BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> NOW, blockSize);
            index.update(writer.generations(), false);
            List<Long> errors = new ArrayList<>();
            ErrorScan scan = new ErrorScan(index, errors::add);
            boolean more = true;
            for (int rounds = random.nextInt(12); rounds > 0 || more; rounds--) {
                if (rounds > 0 && random.nextBoolean()) {
                    writer.write(random.nextInt(20));
                    if (random.nextInt(4) == 0) {
                        writer.rotate();
                    }
                    index.update(writer.generations(), false);
                }
                more = scan.stepOn() || scan.stepBack();
            }
            writer.write(0);
            index.update(writer.generations(), false);
            while (scan.stepOn() || scan.stepBack()) {
                // to the end
            }

            Collections.sort(errors);
            assertEquals(writer.errors, errors);
            assertEquals(index.totalBytes(), scan.scannedBytes());
            found[0] += errors.size();
        });
        assertTrue(found[0] > 5_000, found[0] + " errors");
    }
}
