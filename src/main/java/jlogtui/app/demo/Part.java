package jlogtui.app.demo;

/** The containers of the demo. */
enum Part {
    WEB("shop-web-1", "nginx:1.29", "128k", 8, true),
    API("shop-api-1", "shop/api:2.14.0", "256k", 6, false),
    AUTH("shop-auth-1", "shop/auth:1.9.3", "10m", 3, true),
    WORKER("shop-worker-1", "shop/worker:2.14.0", "64k", 4, true),
    DB("shop-db-1", "postgres:17", "10m", 3, false),
    CACHE("shop-cache-1", "redis:8", "", 1, false),
    REPORTS("shop-reports-1", "shop/reports:0.8.1", "", 1, false),
    METRICS("shop-metrics-1", "prom/node-exporter:v1.9.1", "", 1, false),
    PIXELS("pixel-press", "studio/pixel-press:latest", "", 1, false);

    final String containerName;
    final String image;
    /** Such as {@code 128k}, in thousands; empty for a log that is never rotated. */
    final String maxSize;
    /** Files kept, the live one included. */
    final int maxFile;
    /** Whether rotated files are gzipped. */
    final boolean compress;

    Part(String containerName, String image, String maxSize, int maxFile, boolean compress) {
        this.containerName = containerName;
        this.image = image;
        this.maxSize = maxSize;
        this.maxFile = maxFile;
        this.compress = compress;
    }

    /** Service of the Compose project {@code shop}; empty for a container that was started by hand. */
    String service() {
        String[] words = containerName.split("-", -1);
        return words[0].equals("shop") ? words[1] : "";
    }

    String driver() {
        return this == METRICS ? "journald" : "json-file";
    }

    /** Most memory that it may have; 0 for any. */
    long memoryBytes() {
        return this == REPORTS ? 512L << 20 : 0;
    }

    boolean isRotated() {
        return !maxSize.isEmpty();
    }

    /** Bytes from which on the file is rotated. */
    long maxBytes() {
        if (!isRotated()) {
            return Long.MAX_VALUE;
        }
        long number = Long.parseLong(maxSize.substring(0, maxSize.length() - 1));
        return number * (maxSize.endsWith("m") ? 1_000_000 : 1_000);
    }
}
