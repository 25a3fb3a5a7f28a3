package io.anlan.replication.backup.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.anlan.kernel.Ticker;
import io.anlan.replication.backup.BackupStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A service that speaks as much of S3 as backups need and takes no request whose signature, body hash or time is wrong. On
 * demand it misbehaves.
 */
public final class S3Stub implements AutoCloseable {
    static final String BUCKET = "backups";
    static final String ACCESS = "AKEXAMPLE";
    static final String SECRET = "secret/of+a=test";
    static final String REGION = "cn-north-1";
    static final String TIME = "20260102T030405Z";
    private static final int PAGE = 2;

    /** What it does wrong, once. */
    enum Fault {
        ANSWERS_500,
        ANSWERS_503_AFTER_DOING_IT,
        SLOW,
        CUTS_THE_BODY,
        WRONG_TAG,
        NO_CHECKSUM_TAG,
        NO_CHECKSUM_TAG_AND_OTHER_BYTES,
        ENCRYPTS,
        REPEATS_THE_PAGE,
        ANSWERS_ANOTHER_PAGE,
        HANGS_UP
    }

    private final Map<String, byte[]> objects = new TreeMap<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpServer server;
    private int requests;

    public S3Stub() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    /** A store in it whose clock is right and whose secret is known. */
    public BackupStore store(Duration patience) {
        return store(BUCKET, SECRET, Instant.parse("2026-01-02T03:04:05Z"), patience);
    }

    BackupStore store(String bucket, String secret, Instant now, Duration patience) {
        Ticker ticker = new Ticker() {
            @Override
            public long wallMillis() {
                return now.toEpochMilli();
            }

            @Override
            public long monotonicNanos() {
                return 0;
            }
        };
        return new S3Store(new S3Address(endpoint(), bucket, REGION, ACCESS, secret, patience), ticker);
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized void misbehave(Fault... next) {
        faults.addAll(List.of(next));
    }

    synchronized int requests() {
        return requests;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Fault fault = next();
            if (fault == Fault.ENCRYPTS) {
                exchange.getResponseHeaders().add("x-amz-server-side-encryption", "aws:kms");
            }
            String refusal = SignatureCheck.refusal(exchange, body);
            if (!refusal.isEmpty()) {
                send(exchange, 403, error(refusal), "");
            } else if (fault == Fault.ANSWERS_500) {
                send(exchange, 500, error("InternalError"), "");
            } else if (fault == Fault.SLOW) {
                await();
            } else if (fault != Fault.HANGS_UP) {
                serve(exchange, body, fault);
            }
        }
    }

    private synchronized Fault next() {
        requests++;
        return faults.poll();
    }

    private void await() {
        try {
            boolean unused = closing.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void serve(HttpExchange exchange, byte[] body, Fault fault) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(("/" + BUCKET).length());
        name = name.startsWith("/") ? name.substring(1) : name;
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                boolean other = fault == Fault.NO_CHECKSUM_TAG_AND_OTHER_BYTES;
                objects.put(name, other ? Arrays.copyOf(body, body.length + 1) : body);
                int status = fault == Fault.ANSWERS_503_AFTER_DOING_IT ? 503 : 200;
                send(exchange, status, new byte[0], tag(body, fault));
            }
            case "DELETE" -> {
                objects.remove(name);
                send(exchange, 204, new byte[0], "");
            }
            case "GET" -> {
                byte[] content = name.isEmpty() ? page(query(exchange.getRequestURI()), fault) : objects.get(name);
                if (content == null) {
                    send(exchange, 404, error("NoSuchKey"), "");
                } else if (fault == Fault.CUTS_THE_BODY) {
                    exchange.sendResponseHeaders(200, content.length + 1);
                    exchange.getResponseBody().write(content);
                } else {
                    send(exchange, 200, content, name.isEmpty() ? "" : tag(content, fault));
                }
            }
            default -> send(exchange, 405, error("MethodNotAllowed"), "");
        }
    }

    private static String tag(byte[] content, Fault fault) {
        if (fault == Fault.NO_CHECKSUM_TAG || fault == Fault.NO_CHECKSUM_TAG_AND_OTHER_BYTES) {
            return "\"of-another-kind\"";
        }
        boolean wrong = fault == Fault.WRONG_TAG || fault == Fault.ENCRYPTS;
        return '"' + Digests.hash("MD5", wrong ? new byte[] {1} : content) + '"';
    }

    private byte[] page(Map<String, String> query, Fault fault) {
        if (fault == Fault.ANSWERS_ANOTHER_PAGE) {
            return "<html><body>Please log in</body></html>".getBytes(UTF_8);
        }
        if (fault == Fault.REPEATS_THE_PAGE) {
            query.remove("continuation-token");
        }
        return list(query);
    }

    /** Pages of two, so that a handful of objects takes several. */
    private byte[] list(Map<String, String> query) {
        String after = query.getOrDefault("continuation-token", "");
        List<String> names = objects.keySet().stream()
                .filter(name -> name.startsWith(query.getOrDefault("prefix", "")) && name.compareTo(after) > 0)
                .toList();
        boolean more = names.size() > PAGE;
        List<String> page = more ? names.subList(0, PAGE) : names;
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult>");
        page.forEach(name -> xml.append("<Contents><Key>").append(name).append("</Key></Contents>"));
        xml.append("<IsTruncated>").append(more).append("</IsTruncated>");
        if (more) {
            xml.append("<NextContinuationToken>").append(page.get(PAGE - 1)).append("</NextContinuationToken>");
        }
        return xml.append("</ListBucketResult>").toString().getBytes(UTF_8);
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        for (String part : uri.getQuery().split("&", -1)) {
            query.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        return query;
    }

    private static void send(HttpExchange exchange, int status, byte[] body, String tag) throws IOException {
        if (!tag.isEmpty()) {
            exchange.getResponseHeaders().add("ETag", tag);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] error(String code) {
        return ("<Error><Code>" + code + "</Code></Error>").getBytes(UTF_8);
    }
}
