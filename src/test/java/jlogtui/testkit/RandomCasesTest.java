package jlogtui.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomCasesTest {
    @Test
    void givesOtherCasesInOneRunAndTheSameInEachRun() {
        assumeTrue(Long.getLong("jlogtui.seed") == null, "one seed is asked for");
        List<Long> first = numbers();
        assertEquals(20, new HashSet<>(first).size());
        assertEquals(first, numbers());
    }

    private static List<Long> numbers() {
        var numbers = new ArrayList<Long>();
        RandomCases.check(20, random -> numbers.add(random.nextLong()));
        return numbers;
    }

    @Test
    void tellsTheSeedOfAFailure() {
        var failure = assertThrows(AssertionError.class, () -> RandomCases.check(3, random -> fail("no")));
        assertTrue(
                failure.getMessage().matches("case with seed (\\d+) failed, repeat it with -Djlogtui.seed=\\1: .*no"),
                failure::getMessage);
    }
}
