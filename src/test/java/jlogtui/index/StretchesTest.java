package jlogtui.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.Set;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

class StretchesTest {
    @Test
    void remembersWhatItIsTold() {
        RandomCases.check(300, random -> {
            Stretches stretches = new Stretches();
            BitSet plain = new BitSet();
            for (int i = 0; i < 30; i++) {
                int from = random.nextInt(200);
                int to = from + random.nextInt(20);
                stretches.add(7, from, to);
                plain.set(from, to);
                int offset = 1 + random.nextInt(220);
                assertEquals(plain.nextClearBit(offset), stretches.endFrom(7, offset));
                assertEquals(plain.previousClearBit(offset - 1) + 1, stretches.startBefore(7, offset));
                assertEquals(offset, stretches.endFrom(8, offset), "of another file");
            }
        });
    }

    @Test
    void isBounded() {
        Stretches stretches = new Stretches();
        int known = 0;
        for (int i = 0; i < 10_000; i++) {
            stretches.add(i % 3, 10L * i, 10L * i + 5);
        }
        for (int i = 0; i < 10_000; i++) {
            known += stretches.endFrom(i % 3, 10L * i) == 10L * i + 5 ? 1 : 0;
        }
        assertEquals(10_000 % 4096, known);
        stretches.retain(Set.of(5));
        assertEquals(99_990, stretches.endFrom(0, 99_990));
    }
}
