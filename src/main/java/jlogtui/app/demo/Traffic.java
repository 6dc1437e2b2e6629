package jlogtui.app.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * The customers: each request leaves lines in {@code web} and {@code api}, some in {@code auth} and {@code worker}, and
 * the same request id in all of them.
 */
final class Traffic {
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0";
    private static final String PHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1";

    private final Story story;
    private final Dice dice;
    private final Schedule schedule;
    private final Orders orders;
    private int connections = 4_800;

    Traffic(Story story, Dice dice, Schedule schedule, Orders orders) {
        this.story = story;
        this.dice = dice;
        this.schedule = schedule;
        this.orders = orders;
    }

    /** One request as it comes in. */
    private record Request(Instant time, String id, String client, String method, String path, String user) {
        String line() {
            return method + " " + path;
        }
    }

    /** What happens in one second. */
    void tick(Instant second) {
        for (int i = dice.times(story.load(second)); i > 0; i--) {
            request(dice.within(second));
        }
        if (second.getEpochSecond() % 10 == 0) {
            access(dice.within(second), "172.20.0.1", "GET /healthz", 200, 2, "-", "curl/8.14.1", 1);
        }
    }

    private void request(Instant time) {
        if (dice.chance(0.02)) {
            scanner(time);
            return;
        }
        var request =
                new Request(time, dice.hex(16), dice.address(), method(), "", "u_" + dice.between(10_400, 10_980));
        String path = path(request.method());
        request = new Request(time, request.id(), request.client(), request.method(), path, request.user());
        if (path.startsWith("/static/")) {
            boolean known = dice.chance(0.4);
            int bytes = known ? 0 : dice.between(900, 180_000);
            access(time, request.client(), request.line(), known ? 304 : 200, bytes, request.id(), BROWSER, 1);
            return;
        }
        authenticate(request);
        switch (story.database(time)) {
            case WELL -> succeed(request, dice.between(4, 60));
            case SLOW -> succeed(request, dice.between(700, 4_900));
            case DOWN -> fail(request);
        }
    }

    private String method() {
        return dice.chance(0.78) ? "GET" : "POST";
    }

    private String path(String method) {
        if (method.equals("POST")) {
            return dice.pick("/cart/items", "/cart/items", "/cart/items", "/checkout", "/checkout", "/login");
        }
        return switch (dice.between(0, 9)) {
            case 0 -> "/";
            case 1, 2 -> "/products?page=" + dice.between(1, 12);
            case 3, 4 ->
                "/products/" + dice.pick("oak-desk", "wool-blanket", "tea-kettle", "caf%C3%A9-cup", "desk-lamp");
            case 5 -> "/cart";
            case 6 -> "/search?q=" + dice.pick("lamp", "mug", "gr%C3%BCn", "blanket+wool", "%E8%8C%B6");
            case 7 -> "/orders/" + dice.between(47_000, 48_900);
            default -> "/static/" + dice.pick("app.4f1c.js", "site.a91e.css", "hero.webp", "fonts/inter.woff2");
        };
    }

    private void scanner(Instant time) {
        String line = "GET " + dice.pick("/wp-login.php", "/.env", "/phpmyadmin/", "/.git/config");
        access(time, dice.address(), line, 404, 153, dice.hex(16), "Mozilla/5.0 zgrab/0.x", 1);
    }

    private void authenticate(Request request) {
        if (request.path().equals("/login")) {
            boolean wrong = dice.chance(0.2);
            String outcome = wrong
                    ? " level=warn msg=\"login failed\" reason=\"wrong password\" attempts=" + dice.between(1, 4)
                    : " level=info msg=\"login ok\" method=" + dice.pick("password", "passkey", "totp");
            auth(request, outcome);
        } else if (dice.chance(0.35)) {
            auth(request, " level=debug msg=\"token verified\" cache=" + dice.pick("hit", "hit", "miss"));
        }
    }

    private void auth(Request request, String outcome) {
        Instant time = dice.after(request.time(), 400, 1_900);
        String took = dice.between(1, 9) + "." + dice.between(0, 9) + "ms";
        schedule.out(
                Part.AUTH,
                time,
                "ts=" + Stamp.LOGFMT.of(time) + outcome + " user=" + request.user() + " req=" + request.id() + " took="
                        + took);
    }

    private void succeed(Request request, int millis) {
        Instant answered = request.time().plus(Duration.ofMillis(millis));
        int status = request.method().equals("POST") ? 201 : 200;
        if (millis > 1_000) {
            api(request, answered, 40, status, millis, "slow request");
            slowStatement(request, answered, millis);
        } else {
            api(request, answered, 30, status, millis, "request completed");
        }
        access(
                dice.after(answered, 200, 900),
                request.client(),
                request.line(),
                status,
                dice.between(300, 24_000),
                request.id(),
                dice.chance(0.4) ? PHONE : BROWSER,
                millis);
        if (request.path().equals("/checkout")) {
            orders.accepted(answered, request.id());
        }
    }

    private void slowStatement(Request request, Instant time, int millis) {
        schedule.err(
                Part.DB,
                time.minusMillis(3),
                Stamp.POSTGRES.of(time.minusMillis(3)) + " [" + dice.between(210, 244) + "] shop@shop LOG:  duration: "
                        + (millis - 6) + "." + dice.between(100, 999) + " ms  execute "
                        + request.id().substring(0, 6)
                        + ": SELECT p.id, p.name, s.quantity FROM products p JOIN stock s ON s.product_id = p.id"
                        + " WHERE p.category = $1 ORDER BY p.rank LIMIT 48");
    }

    /** The database does not answer: the API gives up, nginx says so, and an order makes the worker stumble. */
    private void fail(Request request) {
        boolean patient = dice.chance(0.25);
        int millis = patient ? dice.between(9_990, 10_010) : dice.between(2, 30);
        Instant answered = request.time().plusMillis(millis);
        api(request, answered, 50, 500, millis, "connect ECONNREFUSED 172.20.0.5:5432");
        Instant seen = dice.after(answered, 200, 900);
        connections++;
        schedule.err(
                Part.WEB,
                seen,
                Stamp.NGINX_ERROR.of(seen) + " [error] 31#31: *" + connections
                        + (patient
                                ? " upstream timed out (110: Connection timed out) while reading response header"
                                : " upstream prematurely closed connection while reading response header")
                        + " from upstream, client: " + request.client() + ", server: shop.example, request: \""
                        + request.line() + " HTTP/2.0\", upstream: \"http://172.20.0.4:3000" + request.path() + "\"");
        access(
                dice.after(seen, 30, 200),
                request.client(),
                request.line(),
                patient ? 504 : 502,
                559,
                request.id(),
                BROWSER,
                millis);
        if (request.path().equals("/checkout") || dice.chance(0.15)) {
            orders.failed(answered, request.id());
        }
    }

    private void api(Request request, Instant time, int level, int status, int millis, String message) {
        var json = new StringBuilder("{\"level\":")
                .append(level)
                .append(",\"time\":")
                .append(time.toEpochMilli())
                .append(",\"pid\":1,\"name\":\"api\",\"reqId\":\"")
                .append(request.id())
                .append("\",\"req\":{\"method\":\"")
                .append(request.method())
                .append("\",\"url\":\"")
                .append(request.path())
                .append("\"},\"user\":\"")
                .append(request.user())
                .append("\",\"res\":{\"statusCode\":")
                .append(status)
                .append("},\"responseTime\":")
                .append(millis);
        if (level == 50) {
            json.append(",\"err\":{\"type\":\"Error\",\"code\":\"ECONNREFUSED\",\"stack\":\"Error: ")
                    .append(message)
                    .append("\\n    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1637:16)")
                    .append("\\n    at Pool.connect (/app/node_modules/pg-pool/index.js:45:11)\"}");
        }
        json.append(",\"msg\":\"").append(message).append("\"}");
        schedule.out(Part.API, time, json.toString());
    }

    // the eight columns of an access log
    private void access(
            Instant time, String client, String line, int status, int bytes, String id, String agent, int millis) {
        String seconds =
                millis / 1_000 + "." + Integer.toString(1_000 + millis % 1_000).substring(1);
        schedule.out(
                Part.WEB,
                time,
                client + " - - [" + Stamp.NGINX_ACCESS.of(time) + "] \"" + line + " HTTP/2.0\" " + status + " " + bytes
                        + " \"-\" \"" + agent + "\" rt=" + seconds + " req=" + id);
    }
}
