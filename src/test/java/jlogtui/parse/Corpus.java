package jlogtui.parse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The logs of a real Docker Engine among the test resources. */
final class Corpus {
    private Corpus() {}

    static Path root() throws URISyntaxException {
        URL url = Corpus.class.getResource("/corpus/MANIFEST.md");
        if (url == null) {
            throw new IllegalStateException("the corpus is not among the test resources");
        }
        return Path.of(url.toURI()).getParent();
    }

    /** The id of a case's container. */
    static String container(String name) throws IOException, URISyntaxException {
        for (String line : Files.readAllLines(root().resolve("index.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (cells[0].equals(name)) {
                return cells[1];
            }
        }
        throw new IllegalArgumentException(name);
    }

    /** A file that the oracle names without the container's id. */
    static Path file(Path container, String name) {
        return container.resolve(name.replace("ID", container.getFileName().toString()));
    }

    static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        }
    }

    /** A file's bytes; of a compressed file all that can be had before it breaks. */
    static byte[] bytes(Path file) throws IOException {
        byte[] stored = Files.readAllBytes(file);
        if (!file.toString().endsWith(".gz")) {
            return stored;
        }
        ByteArrayOutputStream inflated = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(stored))) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                inflated.write(b);
            }
        } catch (EOFException | ZipException e) {
            // what came before is kept
        }
        return inflated.toByteArray();
    }

    /** Every item of a file, the unfinished last line included. */
    static List<Items.Item> items(byte[] file, int chunk) {
        Items items = new Items(file);
        RecordReader reader = new RecordReader();
        RecordSplitter splitter = new RecordSplitter(
                new RecordSplitter.LineSink() {
                    @Override
                    public void line(byte[] bytes, int start, int end, long fileOffset) {
                        items.from(bytes, fileOffset - start);
                        reader.readLine(bytes, start, end, items);
                    }

                    @Override
                    public void tooLong(long fileOffset, long endOffset) {
                        throw new AssertionError("nothing in the corpus is so long");
                    }
                },
                0);
        for (int at = 0; at < file.length; at += chunk) {
            splitter.feed(file, at, Math.min(file.length, at + chunk));
        }
        splitter.end();
        return items.all();
    }
}
