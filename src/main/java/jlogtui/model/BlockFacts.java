package jlogtui.model;

/**
 * What is worth knowing of a block without reading it again. Facts are a help and never needed: they may be missing for
 * any block, and what is shown must be the same.
 *
 * @param minNanos smallest own time of its records, epoch nanoseconds; {@link Long#MAX_VALUE} when none has one
 * @param maxNanos largest own time of its records; {@link Long#MIN_VALUE} when none has one
 * @param records how many records begin in it, pieces of long lines one by one
 * @param stderrRecords how many of them are on stderr
 * @param warnings how many of them name a warning; of a long line the first piece in the block counts
 * @param errors how many of them name an error or worse
 * @param hasDamage a stretch in it could not be read
 * @param hasUntimed a record or a damaged stretch in it has no time of its own and goes by its neighbours'
 */
public record BlockFacts(
        long minNanos,
        long maxNanos,
        int records,
        int stderrRecords,
        int warnings,
        int errors,
        boolean hasDamage,
        boolean hasUntimed) {}
