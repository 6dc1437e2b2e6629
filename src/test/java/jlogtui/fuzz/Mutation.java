package jlogtui.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes inputs of examples: some are mixed, cut, repeated, and get words of the grammar and odd bytes in any place. */
final class Mutation {
    private static final byte[] ODD = {0, 1, 7, 8, 9, 10, 13, 27, '"', '\\', '{', '}', '[', ']', ':', ',', '=', 127};
    private static final int MOST_BYTES = 3000;

    private final List<byte[]> examples;
    private final List<byte[]> words;

    Mutation(List<String> examples, List<String> words) {
        this.examples = utf8(examples);
        this.words = utf8(words);
    }

    private static List<byte[]> utf8(List<String> texts) {
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    byte[] next(Random random) {
        byte[] data = examples.get(random.nextInt(examples.size())).clone();
        for (int i = 1 << random.nextInt(5); i > 0 && data.length < MOST_BYTES; i--) {
            data = step(data, random);
        }
        return data;
    }

    private byte[] step(byte[] data, Random random) {
        int at = random.nextInt(data.length + 1);
        int end = at + random.nextInt(Math.min(40, data.length - at) + 1);
        return switch (random.nextInt(8)) {
            case 0 -> replaced(data, at, end, new byte[0]);
            case 1 -> replaced(data, at, at, words.get(random.nextInt(words.size())));
            case 2 -> replaced(data, at, end, words.get(random.nextInt(words.size())));
            case 3 -> replaced(data, at, Math.min(data.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            case 4 -> replaced(data, at, at, new byte[] {ODD[random.nextInt(ODD.length)]});
            case 5 -> replaced(data, at, at, Arrays.copyOfRange(data, at, end));
            case 6 -> replaced(data, at, at, other(random));
            default -> Arrays.copyOf(data, at);
        };
    }

    private byte[] other(Random random) {
        byte[] other = examples.get(random.nextInt(examples.size()));
        int from = random.nextInt(other.length + 1);
        return Arrays.copyOfRange(other, from, from + random.nextInt(other.length - from + 1));
    }

    private static byte[] replaced(byte[] data, int from, int to, byte[] with) {
        byte[] result = new byte[data.length - (to - from) + with.length];
        System.arraycopy(data, 0, result, 0, from);
        System.arraycopy(with, 0, result, from, with.length);
        System.arraycopy(data, to, result, from + with.length, data.length - to);
        return result;
    }
}
