package io.anlan.failover.ctl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One HTTP server in the place of every part: answers what a test has put there and remembers what it was asked. */
final class StandInParts implements AutoCloseable {
    /** Instead of an answer: the connection is closed without one. */
    static final int BREAKS = -1;

    private static final HttpClient FIRST = HttpClient.newHttpClient();
    private static final Duration WARM_WITHIN = Duration.ofSeconds(60);

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private volatile Runnable beforeChanges = () -> {};
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpServer server;

    private record Answer(int status, String body) {}

    StandInParts() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/", this::answer);
        server.start();
        warmUp();
    }

    /** The first question of a JVM may take longer than a command waits for its answer. */
    private void warmUp() {
        HttpRequest question = HttpRequest.newBuilder(URI.create(address()))
                .timeout(WARM_WITHIN)
                .build();
        try {
            HttpResponse<String> unused = FIRST.send(question, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        asked.clear();
        bodies.clear();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it answers from now on; the question is method and path, without what follows a question mark. */
    void answers(String question, int status, String body) {
        answers.put(question, new Answer(status, body));
    }

    /** Has no answer to a question yet when it is asked first. */
    void isBusyOnce(String question) {
        busy.add(question);
    }

    /** What happens just before it does anything that it is asked to change. */
    void beforeChanges(Runnable act) {
        beforeChanges = act;
    }

    /** All that was asked, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** What was asked that may change something. */
    List<String> changes() {
        return asked.stream().filter(question -> !question.startsWith("GET ")).toList();
    }

    List<String> bodies() {
        return List.copyOf(bodies);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        asked.add(method + " " + exchange.getRequestURI());
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean admitted = "Bearer good".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        Answer answer = answers.getOrDefault(
                method + " " + exchange.getRequestURI().getPath(), new Answer(404, "{\"code\":\"not-there\"}"));
        if (!admitted && !method.equals("GET")) {
            answer = new Answer(401, "{\"code\":\"not-admitted\",\"en\":\"an operator's secret is needed\"}");
        }
        if (!method.equals("GET")) {
            beforeChanges.run();
        }
        if (busy.remove(method + " " + exchange.getRequestURI().getPath())) {
            answer = new Answer(503, "");
        }
        if (answer.status() == BREAKS) {
            exchange.close();
            return;
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
