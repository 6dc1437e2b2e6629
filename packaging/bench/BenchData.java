import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Makes containers in Docker's layout, with logs as a server has them: the same bytes for the same arguments.
 *
 * <pre>java BenchData.java [--size 100m] [--seed 1] [--containers 20] DIR</pre>
 *
 * The size is that of all records, uncompressed (k, m and g are decimal); it is exceeded by less than one record for
 * each container. All logs end at 2024-05-14T03:15:07Z and cover one day for each gigabyte. It uses nothing of the
 * program that it is there to measure.
 */
public final class BenchData {
    static final long END = Instant.parse("2024-05-14T03:15:07Z").getEpochSecond() * 1_000_000_000L;
    static final long NANOS_PER_GIGABYTE = 86_400L * 1_000_000_000L;

    private BenchData() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        long size = 100_000_000;
        long seed = 1;
        int count = 20;
        Path folder = null;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--size" -> size = bytes(args[++i]);
                case "--seed" -> seed = Long.parseLong(args[++i]);
                case "--containers" -> count = Integer.parseInt(args[++i]);
                default -> folder = Path.of(args[i]);
            }
        }
        if (folder == null || size < count) {
            System.err.println("usage: java BenchData.java [--size 100m] [--seed 1] [--containers 20] DIR");
            System.exit(2);
        }
        make(folder, size, seed, count);
    }

    private static long bytes(String text) {
        int last = text.length() - 1;
        int unit = "kmg".indexOf(Character.toLowerCase(text.charAt(last)));
        return unit < 0
                ? Long.parseLong(text)
                : Long.parseLong(text.substring(0, last)) * new long[] {1_000, 1_000_000, 1_000_000_000}[unit];
    }

    private static void make(Path folder, long size, long seed, int count) throws IOException, InterruptedException {
        // every container has its own dice, so the order in which they are written changes nothing
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += 1.0 / (i + 1);
        }
        var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        var running = new ArrayList<Future<?>>();
        long rest = size;
        for (int i = 0; i < count; i++) {
            long share = i == count - 1 ? rest : (long) (size / sum / (i + 1));
            rest -= share;
            var container = new Container(folder, i, count, share, size, new Dice(seed * 1_000_003 + i));
            running.add(pool.submit(() -> {
                container.write();
                return null;
            }));
        }
        pool.shutdown();
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }
    }
}

/** Random numbers that are the same on every Java. */
final class Dice {
    private long state;

    Dice(long seed) {
        state = seed;
    }

    long next() {
        long z = state += 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    boolean oneIn(int n) {
        return below(n) == 0;
    }

    /** From 0 on, with the mean 1. */
    double gap() {
        return -Math.log(1 - (next() >>> 11) * 0x1.0p-53);
    }

    <T> T of(T[] choices) {
        return choices[below(choices.length)];
    }
}

/** One container: its folder, its two JSON files and the generations of its log. */
final class Container {
    private static final String[] NAMES = {
        "shop-web-1", "shop-api-1", "shop-cart-1", "shop-worker-1", "shop-search-1", "shop-admin-1", "shop-chat-1",
        "shop-db-1", "proxy", "auth", "mail-api-1", "mail-worker-1", "mail-render-1", "mail-ui-1", "mail-i18n-1",
        "mail-db-1", "metrics", "registry", "backup", "cron"
    };

    private final Path folder;
    private final int number;
    private final String id;
    private final String name;
    private final long target;
    private final long generationSize;
    private final Dice dice;
    private final RecordWriter records;
    private final MessageMaker messages;

    Container(Path root, int number, int count, long target, long total, Dice dice) {
        this.number = number;
        this.dice = dice;
        this.target = target;
        var hex = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            hex.append(String.format("%016x", dice.next()));
        }
        id = hex.toString();
        folder = root.resolve(id);
        name = NAMES[number % NAMES.length] + (number < NAMES.length ? "" : "-" + number / NAMES.length);
        boolean rotates = count > 1 && number % 5 == 3;
        generationSize = rotates ? Math.max(1, target * 2 / 5) : Long.MAX_VALUE;
        long span = (long) (BenchData.NANOS_PER_GIGABYTE * (total / 1e9));
        records = new RecordWriter(target, span, dice);
        messages = new MessageMaker(records, dice, count == 1 ? -1 : number % MessageMaker.KINDS, target >= 400_000);
    }

    void write() throws IOException {
        Files.createDirectories(folder);
        var generations = new ArrayList<Path>();
        var lastTimes = new ArrayList<String>();
        while (!records.isFull()) {
            Path file = folder.resolve("generation-" + generations.size());
            try (var out = Files.newOutputStream(file)) {
                records.into(out, generationSize);
                while (records.hasRoom()) {
                    messages.next();
                }
                records.flush();
            }
            generations.add(file);
            lastTimes.add(records.lastTime());
        }
        for (int i = 0; i < generations.size(); i++) {
            int back = generations.size() - 1 - i;
            Path log = folder.resolve(id + "-json.log" + (back == 0 ? "" : "." + back));
            Files.move(generations.get(i), log);
            if (back >= 2) {
                compress(log, lastTimes.get(i));
            }
        }
        writeConfig();
    }

    /** As Docker does it: the time of the last record stands bare in the extra field of the header. */
    private static void compress(Path log, String lastTime) throws IOException {
        byte[] extra = ("{\"lastTime\":\"" + lastTime + "\"}").getBytes(StandardCharsets.UTF_8);
        var crc = new CRC32();
        long size = 0;
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (var in = Files.newInputStream(log);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(log + ".gz")))) {
            out.write(new byte[] {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, (byte) 255, (byte) extra.length, 0});
            out.write(extra);
            var deflated = new DeflaterOutputStream(out, deflater, 1 << 16);
            var buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                crc.update(buffer, 0, n);
                size += n;
                deflated.write(buffer, 0, n);
            }
            deflated.finish();
            for (long word : new long[] {crc.getValue(), size}) {
                for (int shift = 0; shift < 32; shift += 8) {
                    out.write((int) (word >>> shift));
                }
            }
        } finally {
            deflater.end();
        }
        Files.delete(log);
    }

    private void writeConfig() throws IOException {
        boolean running = number % 7 != 6;
        String project = name.contains("-") ? name.substring(0, name.indexOf('-')) : "";
        String labels = project.isEmpty()
                ? "{}"
                : "{\"com.docker.compose.project\":\"" + project + "\",\"com.docker.compose.service\":\""
                        + name.split("-")[1] + "\",\"com.docker.compose.container-number\":\"1\"}";
        String started = RecordWriter.time(records.firstNanos() - 4_000_000);
        String finished = running ? "0001-01-01T00:00:00Z" : RecordWriter.time(records.lastNanos() + 40_000_000);
        // process 1 is there on every machine: the container counts as running
        Files.writeString(folder.resolve("config.v2.json"), """
                {"StreamConfig":{},"State":{"Running":%s,"Paused":false,"Restarting":false,"OOMKilled":false,\
                "RemovalInProgress":false,"Dead":false,"Pid":%d,"ExitCode":0,"Error":"","StartedAt":"%s",\
                "FinishedAt":"%s","Health":null},"ID":"%s","Created":"%s","Managed":false,"Path":"/run","Args":[],\
                "Config":{"Hostname":"%s","Tty":false,"Env":["PATH=/usr/bin:/bin"],"Cmd":["/run"],\
                "Image":"registry.example/%s:1.4.%d","Labels":%s},"Image":"sha256:%s","NetworkSettings":{},\
                "LogPath":"/var/lib/docker/containers/%s/%s-json.log","Name":"/%s","Driver":"overlay2",\
                "RestartCount":0,"HasBeenStartedBefore":true}""".formatted(
                        running, running ? 1 : 0, started, finished, id, started, id.substring(0, 12), name, number,
                        labels, id, id, id, name));
        String limits = generationSize == Long.MAX_VALUE
                ? "{}"
                : "{\"compress\":\"true\",\"max-file\":\"3\",\"max-size\":\"" + generationSize + "\"}";
        Files.writeString(folder.resolve("hostconfig.json"), """
                {"Binds":null,"LogConfig":{"Type":"json-file","Config":%s},"NetworkMode":"default",\
                "RestartPolicy":{"Name":"always","MaximumRetryCount":0},"AutoRemove":false}""".formatted(limits));
    }
}

/** Turns lines into Docker's records: cuts, escapes and dates them as dockerd does. Times are in ns since 1970. */
final class RecordWriter {
    private static final int PIECE = 16_384;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REPLACED = "\\ufffd".getBytes(StandardCharsets.US_ASCII);
    private static final byte[][] STREAM = {
        "\",\"stream\":\"stdout\",\"time\":\"".getBytes(StandardCharsets.US_ASCII),
        "\",\"stream\":\"stderr\",\"time\":\"".getBytes(StandardCharsets.US_ASCII)
    };
    private static final byte[] HEAD = "{\"log\":\"".getBytes(StandardCharsets.US_ASCII);
    // what may stand in a JSON string of Docker's as it is
    private static final boolean[] BARE = new boolean[128];

    static {
        for (int c = 0x20; c < 128; c++) {
            BARE[c] = "\"\\<>&".indexOf(c) < 0;
        }
    }

    private final Dice dice;
    private final long target;
    private final long firstNanos;
    private final byte[] buffer = new byte[1 << 20];
    private int used;
    private long written;
    private long generationEnd;
    private OutputStream out;

    private long nanos;
    private final long[] lastOf = new long[2];
    private int lastStream;
    private long lastStamp;
    private double pace = 1;
    private int paceLeft;
    private long second = Long.MIN_VALUE;
    private byte[] secondText = "2024-05-14T00:00:00".getBytes(StandardCharsets.US_ASCII);
    private long errLines;
    private long lines;

    RecordWriter(long target, long span, Dice dice) {
        this.target = target;
        this.dice = dice;
        nanos = BenchData.END - span + (long) (span * 0.001 * dice.gap());
        lastStamp = nanos;
        firstNanos = nanos;
    }

    /** The second of the last record, such as 2024-05-14T03:15:07. */
    byte[] clock() {
        return secondText;
    }

    void into(OutputStream file, long most) {
        out = file;
        generationEnd = most == Long.MAX_VALUE ? most : written + most;
    }

    boolean isFull() {
        return written >= target;
    }

    boolean hasRoom() {
        return written < target && written < generationEnd;
    }

    /** Whether fewer than a fifth of the lines went to standard error so far. */
    boolean wantsError() {
        return errLines * 5 < lines;
    }

    long firstNanos() {
        return firstNanos;
    }

    long lastNanos() {
        return nanos;
    }

    String lastTime() {
        return time(lastStamp);
    }

    static String time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
                .toString();
    }

    /**
     * Writes a line, in pieces when it is long; nothing once the log has its size.
     *
     * @param together whether the line belongs to the message of the one before
     */
    void line(Text text, boolean error, boolean together) throws IOException {
        if (!hasRoom()) {
            return;
        }
        int stream = error ? 1 : 0;
        lines++;
        errLines += stream;
        long stamp = stamp(stream, text.length, together);
        int from = 0;
        for (; text.length - from >= PIECE; from += PIECE) {
            record(text.bytes, from, from + PIECE, false, stream, stamp);
        }
        record(text.bytes, from, text.length, true, stream, stamp);
    }

    private long stamp(int stream, int length, boolean together) {
        if (paceLeft-- <= 0) {
            // bursts and quiet times
            pace = new double[] {0.02, 0.3, 1, 1, 4}[dice.below(5)];
            paceLeft = 20 + dice.below(400);
        }
        // what is left of the time is spread over what is left of the bytes, so that all logs end together
        double even = (double) (BenchData.END - nanos) * (length + 80) / Math.max(length + 80, target - written);
        long gap = (long) Math.min(even * pace * dice.gap(), BenchData.END - nanos);
        long stamp;
        if (stream != lastStream && dice.oneIn(400)) {
            // the two streams are dated before they take turns at the file
            double late = dice.oneIn(20) ? 16e6 : 1.2e6;
            stamp = Math.max(lastStamp - 1 - (long) (late * dice.below(1000) / 1000), lastOf[stream] + 1);
        } else {
            nanos += together ? 2_000 + dice.below(60_000) : Math.max(1_000 + dice.below(5_000), gap);
            stamp = nanos;
        }
        lastStream = stream;
        lastOf[stream] = stamp;
        lastStamp = stamp;
        return stamp;
    }

    private void record(byte[] raw, int from, int to, boolean ends, int stream, long stamp) throws IOException {
        if (buffer.length - used < PIECE * 6 + 200) {
            flush();
        }
        int before = used;
        put(HEAD);
        escape(raw, from, to);
        if (ends) {
            buffer[used++] = '\\';
            buffer[used++] = 'n';
        }
        put(STREAM[stream]);
        putTime(stamp);
        buffer[used++] = '"';
        buffer[used++] = '}';
        buffer[used++] = '\n';
        written += used - before;
    }

    void flush() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }

    private void put(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, used, bytes.length);
        used += bytes.length;
    }

    private void escape(byte[] raw, int from, int to) {
        int at = from;
        while (at < to) {
            byte b = raw[at];
            if (b >= 0) {
                if (BARE[b]) {
                    buffer[used++] = b;
                } else {
                    escapeAscii(b);
                }
                at++;
                continue;
            }
            int size = characterSize(raw, at, to);
            if (size == 0) {
                put(REPLACED);
                at++;
            } else if (size == 3 && b == (byte) 0xe2 && raw[at + 1] == (byte) 0x80 && (raw[at + 2] & 0xfe) == 0xa8) {
                put(("\\u202" + (raw[at + 2] & 0xf)).getBytes(StandardCharsets.US_ASCII));
                at += 3;
            } else {
                for (int end = at + size; at < end; at++) {
                    buffer[used++] = raw[at];
                }
            }
        }
    }

    private void escapeAscii(byte b) {
        buffer[used++] = '\\';
        switch (b) {
            case '"', '\\' -> buffer[used++] = b;
            case '\n' -> buffer[used++] = 'n';
            case '\r' -> buffer[used++] = 'r';
            default -> {
                buffer[used++] = 'u';
                buffer[used++] = '0';
                buffer[used++] = '0';
                buffer[used++] = HEX[b >> 4];
                buffer[used++] = HEX[b & 0xf];
            }
        }
    }

    /** The bytes of the character at {@code at}, or 0 when it is cut. The texts themselves are sound UTF-8. */
    private static int characterSize(byte[] raw, int at, int to) {
        int lead = raw[at] & 0xff;
        int size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 0;
        return at + size <= to ? size : 0;
    }

    private void putTime(long stamp) {
        long whole = Math.floorDiv(stamp, 1_000_000_000L);
        int fraction = (int) (stamp - whole * 1_000_000_000L);
        if (whole != second) {
            second = whole;
            String text = Instant.ofEpochSecond(whole).toString();
            secondText = text.substring(0, text.length() - 1).getBytes(StandardCharsets.US_ASCII);
        }
        put(secondText);
        if (fraction != 0) {
            int digits = 9;
            for (; fraction % 10 == 0; fraction /= 10) {
                digits--;
            }
            buffer[used] = '.';
            for (int i = digits; i > 0; fraction /= 10) {
                buffer[used + i--] = (byte) ('0' + fraction % 10);
            }
            used += digits + 1;
        }
        buffer[used++] = 'Z';
    }
}

/** Bytes of a line while it grows. */
final class Text {
    byte[] bytes = new byte[1 << 18];
    int length;

    Text clear() {
        length = 0;
        return this;
    }

    Text add(byte[] more) {
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    Text number(long value) {
        if (value >= 10) {
            number(value / 10);
        }
        bytes[length++] = (byte) ('0' + value % 10);
        return this;
    }

    Text hex(long value, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            bytes[length++] = (byte) "0123456789abcdef".charAt((int) (value >>> shift) & 0xf);
        }
        return this;
    }
}

/** Makes up what containers print: messages of one or more lines. */
final class MessageMaker {
    private static final String[][] NORMAL = {
        { // access log
            "%i - - [%t +0000] \"GET %p HTTP/1.1\" %c %N \"-\" \"%a\" rt=0.%n",
            "%i - user%n [%t +0000] \"GET %p?page=%n&sort=%w HTTP/2.0\" %c %N \"https://shop.example%p\" \"%a\" rt=0.%n",
            "%i - - [%t +0000] \"POST %p HTTP/1.1\" %c %n \"https://shop.example/\" \"%a\" rt=0.%n",
        },
        { // logfmt
            "time=%tZ level=info msg=\"request done\" method=GET path=%p status=%c took=%nms trace=%h%h",
            "time=%tZ level=debug msg=\"cache hit\" key=%w:%N ttl=%ns",
            "time=%tZ level=info msg=\"order stored\" order=%h customer=%N items=%n total=%n.50",
        },
        { // JSON
            "{\"ts\":\"%tZ\",\"level\":\"info\",\"logger\":\"shop.%w\",\"msg\":\"request done\",\"path\":\"%p\",\"status\":%c,\"ms\":%n,\"trace\":\"%u\"}",
            "{\"ts\":\"%tZ\",\"level\":\"debug\",\"logger\":\"shop.%w\",\"msg\":\"query\",\"sql\":\"select * from %w where id < %N and name <> 'x'\",\"rows\":%n}",
        },
        { // Java
            "%t.%n  INFO 1 --- [http-nio-8080-exec-%n] c.e.shop.%w.Handler : Order %N accepted for customer %N",
            "%t.%n DEBUG 1 --- [scheduling-1] c.e.shop.%w.Job : %n rows in %n ms",
            "",
        },
        { // Python
            "%t,%n INFO %w.views: handled %p in %n ms",
            "[%t: INFO/ForkPoolWorker-%n] Task %w.tasks.send[%u] succeeded in 0.%ns: None",
        },
        { // colours
            "\u001b[32mINFO\u001b[0m[\u001b[2m%n\u001b[0m] \u001b[36m%w\u001b[0m: compiled %n modules in \u001b[1m%n ms\u001b[0m",
            "\u001b[90m%t\u001b[39m \u001b[38;5;%nm%w\u001b[0m \u001b[38;2;120;200;80m✓\u001b[0m %p",
        },
        { // other scripts
            "level=info user=%N text=\"%g\"",
            "{\"level\":\"info\",\"room\":%n,\"text\":\"%g\",\"reply\":\"%g\"}",
            "%g %g",
        },
        { // database
            "%t.%n UTC [%n] LOG:  duration: %n.%n ms  statement: SELECT %w, count(*) FROM %w WHERE id > %N GROUP BY 1",
            "%t.%n UTC [%n] LOG:  checkpoint complete: wrote %N buffers (%n.1%%)",
        },
    };
    private static final String[][] ERROR = {
        {
            "%d [error] 31#31: *%N upstream timed out (110: Connection timed out) while reading response header from upstream, client: %i, request: \"GET %p HTTP/1.1\"",
            "%d [warn] 31#31: *%N a client request body is buffered to a temporary file, client: %i",
        },
        {
            "time=%tZ level=error msg=\"dial tcp %i:5432: connection refused (attempt %k of 5)\" order=%h",
            "time=%tZ level=warn msg=\"slow request\" path=%p took=%nms trace=%h%h",
            "time=%tZ level=warn msg=\"retrying\" attempt=%k of=5 wait=%nms",
        },
        {
            "{\"ts\":\"%tZ\",\"level\":\"error\",\"logger\":\"shop.%w\",\"msg\":\"dial tcp %i:6379: connection refused (attempt %k of 5)\",\"trace\":\"%u\"}",
            "{\"ts\":\"%tZ\",\"level\":\"warn\",\"msg\":\"upstream answered\",\"status\":%e,\"trace\":\"%u\"}",
        },
        {
            """
            %t.%n ERROR 1 --- [http-nio-8080-exec-%n] c.e.shop.%w.Handler : Order %N failed
            java.lang.IllegalStateException: no stock for <%w> & %N
            	at com.example.shop.%w.Stock.reserve(Stock.java:%n)
            	at com.example.shop.%w.Handler.accept(Handler.java:%n)
            	at com.example.shop.%w.Handler$$Lambda/0x%h.run(Unknown Source)
            	at java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1136)
            	at java.base/java.lang.Thread.run(Thread.java:840)
            Caused by: java.sql.SQLException: connection refused (attempt %k of 5)
            	at org.example.driver.Connection.open(Connection.java:%n)
            	... 6 more""",
            "%t.%n  WARN 1 --- [scheduling-1] c.e.shop.%w.Job : %n rows skipped",
        },
        {
            """
            %t,%n ERROR %w.views: unhandled
            Traceback (most recent call last):
              File "/app/%w/views.py", line %n, in post
                order = Order.objects.get(pk=%N)
              File "/usr/lib/python3.11/site-packages/django/db/models/query.py", line 637, in get
                raise self.model.DoesNotExist(
            app.models.Order.DoesNotExist: Order matching query does not exist. %g""",
            "%t,%n WARNING %w.tasks: retry %k of 5",
        },
        {
            "\u001b[31mERROR\u001b[0m[\u001b[2m%n\u001b[0m] \u001b[36m%w\u001b[0m: \u001b[1;31mconnection refused (attempt %k of 5)\u001b[0m",
            "\u001b[33mWARN\u001b[0m[\u001b[2m%n\u001b[0m] \u001b[36m%w\u001b[0m: deprecated: %p",
        },
        {
            "level=error user=%N text=\"%g\" error=\"%g\"",
        },
        {
            """
            %t.%n UTC [%n] ERROR:  duplicate key value violates unique constraint "%w_pkey"
            %t.%n UTC [%n] DETAIL:  Key (id)=(%N) already exists.
            %t.%n UTC [%n] STATEMENT:  INSERT INTO %w (id, name) VALUES (%N, '%g')""",
        },
    };
    static final int KINDS = NORMAL.length;

    // what the benchmark looks for; some of it in a form that Docker escapes
    private static final String RARE = "level=error msg=\"payment-gateway-timeout\" order=%h attempt=%k amount=%n.90 trace=%u";
    private static final String LONG = "{\"ts\":\"%tZ\",\"level\":\"info\",\"msg\":\"catalogue\",\"items\":[%l]}";

    private static final byte[][] WORDS = words(
            "orders", "cart", "stock", "users", "payment", "search", "mail", "session", "invoice", "catalogue",
            "shipping", "coupon", "report", "audit", "image", "feed");
    private static final byte[][] PATHS = words(
            "/", "/cart", "/login", "/api/v1/orders", "/api/v1/orders/%", "/static/app.3f9c1b.js", "/healthz",
            "/images/teaser/summer-sale.webp", "/search", "/checkout/confirm", "/api/v2/stock/%/reserve", "/metrics");
    private static final byte[][] AGENTS = words(
            "Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Safari/537.36",
            "curl/8.5.0", "kube-probe/1.29", "Go-http-client/2.0");
    private static final byte[][] PHRASES = words(
            "注文を受け付けました", "订单已发货，请注意查收", "주문이 완료되었습니다", "Заказ отправлен покупателю", "Grüße aus Köln",
            "ne\u0301e a\u0300 Gene\u0300ve", "🚀 déployé en 3 s", "👩‍👩‍👧‍👦 hat die Bestellung geändert", "كلمة المرور غير صحيحة", "สั่งซื้อเรียบร้อยแล้ว",
            "καλημέρα κόσμε", "naïve façade – “quoted” …", "ｆｕｌｌ ｗｉｄｔｈ", "line\u2028separator", "❤️ ✔︎ ⚠️", "Jürgen & Zoë <team>");
    private static final byte[][] OK = words("200", "200", "200", "200", "201", "204", "304", "404");
    private static final byte[][] BAD = words("500", "502", "503", "504");

    private static final byte[] IP = utf8("10.");
    private static final byte[] DOT = utf8(".");
    private static final byte[] DASH = utf8("-");
    private static final byte[] ITEM = utf8("{\"id\":");
    private static final byte[] NAMED = utf8(",\"name\":\"");
    private static final byte[] CLOSED = utf8("\"},");
    private static final byte[] LAST = utf8("{}");

    private final RecordWriter records;
    private final Dice dice;
    private final int kind;
    private final boolean earlyLarge;
    private final byte[][][] normal = compiled(NORMAL);
    private final byte[][][] error = compiled(ERROR);
    private final byte[] rare = utf8(RARE);
    private final byte[] large = utf8(LONG);
    private final Text text = new Text();
    private int count;

    /**
     * @param kind what most messages are, an index below {@link #KINDS}; -1 for any
     * @param earlyLarge whether a long line comes soon, so that small sets have one, too
     */
    MessageMaker(RecordWriter records, Dice dice, int kind, boolean earlyLarge) {
        this.earlyLarge = earlyLarge;
        this.records = records;
        this.dice = dice;
        this.kind = kind;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[][] words(String... texts) {
        var bytes = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            bytes[i] = utf8(texts[i]);
        }
        return bytes;
    }

    private static byte[][][] compiled(String[][] texts) {
        var bytes = new byte[texts.length][][];
        for (int i = 0; i < texts.length; i++) {
            bytes[i] = words(texts[i]);
        }
        return bytes;
    }

    void next() throws IOException {
        count++;
        if (dice.oneIn(5_000)) {
            message(rare, true);
            return;
        }
        if (earlyLarge && count == 40 || dice.oneIn(20_000)) {
            message(large, false);
            return;
        }
        int chosen = kind < 0 || dice.oneIn(10) ? dice.below(KINDS) : kind;
        boolean fails = dice.oneIn(records.wantsError() ? 2 : 20);
        message(dice.of((fails ? error : normal)[chosen]), fails);
    }

    private void message(byte[] template, boolean fails) throws IOException {
        boolean together = false;
        text.clear();
        for (int i = 0; i < template.length; i++) {
            byte b = template[i];
            if (b == '\n') {
                records.line(text, fails, together);
                text.clear();
                together = true;
            } else if (b == '%') {
                fill(template[++i]);
            } else {
                text.bytes[text.length++] = b;
            }
        }
        records.line(text, fails, together);
    }

    private void fill(byte what) {
        switch (what) {
            case 'i' -> text.add(IP).number(dice.below(4)).add(DOT).number(dice.below(256)).add(DOT).number(dice.below(256));
            case 'h' -> text.hex(dice.next(), 8);
            case 'u' -> {
                long random = dice.next();
                text.hex(random, 8).add(DASH).hex(random >>> 32, 4).add(DASH).hex(0x4000 | random >>> 52, 4);
                text.add(DASH).hex(0x8000 | random >>> 50 & 0x3fff, 4).add(DASH).hex(dice.next(), 12);
            }
            case 'k' -> text.number(1 + dice.below(5));
            case 'n' -> text.number(dice.below(1_000));
            case 'N' -> text.number(dice.below(1_000_000));
            case 'p' -> path();
            case 'w' -> text.add(dice.of(WORDS));
            case 'a' -> text.add(dice.of(AGENTS));
            case 'g' -> text.add(dice.of(PHRASES));
            case 'c' -> text.add(dice.of(OK));
            case 'e' -> text.add(dice.of(BAD));
            case 't', 'd' -> text.add(records.clock());
            case 'l' -> items();
            default -> text.bytes[text.length++] = what;
        }
    }

    private void path() {
        for (byte b : dice.of(PATHS)) {
            if (b == '%') {
                text.number(dice.below(100_000));
            } else {
                text.bytes[text.length++] = b;
            }
        }
    }

    /** 16 to 80 KB, so that Docker cuts the line, now and then inside a character. */
    private void items() {
        int end = text.length + 16_000 + dice.below(64_000);
        while (text.length < end) {
            text.add(ITEM).number(dice.below(1_000_000)).add(NAMED).add(dice.of(PHRASES)).add(CLOSED);
        }
        text.add(LAST);
    }
}
