package io.anlan.failover.director;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.anlan.local.DirectorPlan;
import io.anlan.local.process.Await;
import io.anlan.local.process.Launch;
import io.anlan.local.process.Part;
import io.anlan.local.process.Ports;
import io.anlan.local.wan.WanPlace;
import io.anlan.local.wan.WanProxy;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Three directors as processes of their own, with the twin's network between them. */
final class ThreeDirectors implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final Path folder;
    private final DirectorPlan plan = new DirectorPlan(Ports.free("127.0.1.1") - 95);
    private final int wanControl = Ports.free("127.0.0.1");
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER)
            .build();
    private final Map<WanPlace, Part> parts = new EnumMap<>(WanPlace.class);

    ThreeDirectors(Path folder) throws Exception {
        this.folder = folder;
        vertx.deployVerticle(new WanProxy(plan.routes(), wanControl))
                .toCompletionStage()
                .toCompletableFuture()
                .get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        Path secrets = Files.createDirectories(folder.resolve("callers"));
        for (String caller : List.of("node.site-a", "node.site-b", "operator.duty", "auditor.duty")) {
            Files.writeString(secrets.resolve(caller + ".secret"), secret(caller));
        }
        for (WanPlace place : WanPlace.values()) {
            Files.writeString(secrets.resolve("director." + place + ".secret"), secret("director." + place));
            Files.createDirectories(home(place));
            Files.writeString(home(place).resolve("voter"), place.id() + "\n");
            Files.writeString(folder.resolve(place + ".hosts"), plan.hosts(place));
            String name = "director-" + place;
            parts.put(place, new Part(name, folder.resolve(name + ".pid"), folder.resolve(name + ".log")));
        }
    }

    static String secret(String caller) {
        return "secret-of-" + caller + "-for-a-test";
    }

    private Path home(WanPlace place) {
        return folder.resolve(place.id());
    }

    Part part(WanPlace place) {
        return Objects.requireNonNull(parts.get(place));
    }

    void start(WanPlace... places) {
        for (WanPlace place : places) {
            part(place).start(new Launch(command(place), environment(place), folder));
        }
    }

    private List<String> command(WanPlace place) {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MetaspaceSize=64m",
                "-Djdk.net.hosts.file=" + folder.resolve(place + ".hosts"),
                "-cp",
                classes,
                "io.anlan.failover.director.DirectorMain");
    }

    private Map<String, String> environment(WanPlace place) {
        return Map.of(
                "ANLAN_DIRECTOR_PLACE", place.id(),
                "ANLAN_DIRECTOR_HOST", plan.address(place),
                "ANLAN_DIRECTOR_PORT", String.valueOf(plan.port()),
                "ANLAN_DIRECTOR_VOTE_PORT", String.valueOf(plan.votePort()),
                "ANLAN_DIRECTOR_VOTERS", plan.voters(),
                "ANLAN_DIRECTOR_PEERS", plan.peers(place),
                "ANLAN_DIRECTOR_FOLDER", home(place).toString(),
                "ANLAN_DIRECTOR_SECRETS", folder.resolve("callers").toString());
    }

    /** What its disk held is lost; it must not run. */
    void destroy(WanPlace place) throws IOException {
        delete(home(place));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Of what it writes while it is being taken in nothing was written; it must not run. */
    void forgetTakenIn(WanPlace place) throws IOException {
        delete(home(place).resolve("log"));
        Path voter = home(place).resolve("voter");
        Files.writeString(voter, Files.readString(voter).strip() + " outside\n");
    }

    void cut(WanPlace one, WanPlace other) {
        wan("/cut", one, other);
    }

    void heal() {
        post(URI.create("http://127.0.0.1:" + wanControl + "/heal"));
    }

    private void wan(String what, WanPlace one, WanPlace other) {
        String control = "http://127.0.0.1:" + wanControl + what;
        post(URI.create(control + "?from=" + one + "&to=" + other));
        post(URI.create(control + "?from=" + other + "&to=" + one));
    }

    private void post(URI uri) {
        if (ask(HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody())).isEmpty()) {
            throw new IllegalStateException("the WAN proxy does not answer");
        }
    }

    /** The health of a director; empty if it does not answer. */
    Optional<JsonObject> health(WanPlace place) {
        return ask(HttpRequest.newBuilder(plan.uri(place).resolve("/health/ready")))
                .map(answer -> new JsonObject(answer.body()));
    }

    /** Who leads, as one of them says that it does itself. */
    @CanIgnoreReturnValue
    WanPlace awaitLeader(WanPlace... among) {
        WanPlace[] found = new WanPlace[1];
        Await.that("one of the directors leads", LIMIT)
                .until(() -> Stream.of(among)
                        .filter(place -> health(place)
                                .filter(it -> it.getBoolean("leads"))
                                .isPresent())
                        .findFirst()
                        .map(place -> found[0] = place)
                        .isPresent());
        return found[0];
    }

    Optional<HttpResponse<String>> send(String method, WanPlace place, String path, String caller, JsonObject body) {
        return ask(HttpRequest.newBuilder(plan.uri(place).resolve(path))
                .header("Authorization", "Bearer " + secret(caller))
                .method(method, BodyPublishers.ofString(body.encode())));
    }

    private Optional<HttpResponse<String>> ask(HttpRequest.Builder request) {
        try {
            return Optional.of(http.send(request.timeout(ANSWER).build(), BodyHandlers.ofString()));
        } catch (IOException unanswered) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The logs of all three, for a test that fails. */
    String logs() {
        StringBuilder all = new StringBuilder();
        parts.forEach((place, part) -> {
            try {
                all.append(Files.readString(part.log()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return all.toString();
    }

    @Override
    public void close() throws Exception {
        parts.values().forEach(part -> {
            part.thaw();
            part.kill();
        });
        vertx.close().toCompletionStage().toCompletableFuture().get(ANSWER.toSeconds(), TimeUnit.SECONDS);
    }
}
