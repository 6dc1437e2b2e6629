package jlogtui.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jlogtui.docker.ContainerCatalog;
import jlogtui.file.FileSlots;
import jlogtui.file.TemporarySpace;
import jlogtui.model.Histogram;
import jlogtui.query.HistogramQuery;

/** Has the histogram thread count the errors of all containers. */
final class CountedErrors {
    private CountedErrors() {}

    /** The answer after which nothing more is counted. */
    static Histogram of(Path root, Path temporary) throws Exception {
        var answers = new LinkedBlockingQueue<Histogram>();
        try (TemporarySpace space = new TemporarySpace(temporary);
                SourceSet sources =
                        new SourceSet(new ContainerCatalog(root)::scan, new FileSlots(64), space, Clock.systemUTC())) {
            sources.sweep();
            EngineListener listener = new EngineListener() {
                @Override
                public void histogram(Histogram histogram) {
                    answers.add(histogram);
                }

                @Override
                public void failed(Throwable defect) {
                    throw new AssertionError(defect);
                }
            };
            long now = Clock.systemUTC().millis() * 1_000_000;
            Histograms histograms = new Histograms(sources, () -> now, listener, new ReaderFirst());
            Thread thread = new Thread(histograms::run, "histogram");
            thread.start();
            histograms.ask(new HistogramQuery(1, 10, Long.MIN_VALUE, Long.MAX_VALUE, Set.of(), true));
            Histogram answer = answers.poll(2, TimeUnit.MINUTES);
            while (answer != null && !answer.isOver()) {
                answer = answers.poll(2, TimeUnit.MINUTES);
            }
            histograms.close();
            thread.join();
            if (answer == null) {
                throw new AssertionError("the count never ended");
            }
            return answer;
        }
    }
}
