package jlogtui.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationTest {
    @ParameterizedTest
    @CsvSource({
        "10m, 10000000, 10m × 3",
        "40K, 40000, 40k × 3",
        "1.5g, 1500000000, 1500m × 3",
        "2GB, 2000000000, 2g × 3",
        "10MiB, 10000000, 10m × 3",
        "1234, 1234, 1234 × 3",
        "-1, 0, ''",
        "'', 0, ''",
        "big, 0, ''",
        "999999999999999999p, 9223372036854775807, 9223372036854775807 × 3"
    })
    void readsSizesAsDockerDoes(String size, long bytes, String text) {
        Rotation rotation = Rotation.parse(size, "3", "");

        assertEquals(bytes, rotation.maxSizeBytes());
        assertEquals(text, rotation.text());
    }

    @Test
    void keepsOneFileUnlessToldOtherwise() {
        assertEquals(new Rotation(1000, 1, false), Rotation.parse("1k", "", "false"));
        assertEquals(new Rotation(1000, 1, false), Rotation.parse("1k", "0", ""));
        assertEquals(new Rotation(1000, 5, true), Rotation.parse("1k", "5", "true"));
    }
}
