package io.anlan.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.anlan.kernel.SiteId;
import io.anlan.local.process.Launch;
import io.anlan.local.process.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an {@code up} asks of a replicator whose database is new; a server of the JDK stands for the replicator. */
class LinkCreationTest {
    private static final String LINKS = """
            [{"link":"registration-to-platform-b","state":"%1$s"},{"link":"site-a-to-site-b","state":"%1$s"}]""";

    private final List<String> created = new CopyOnWriteArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @SuppressWarnings("NullAway.Init")
    private Part process;

    private volatile int answer;
    private volatile String body = "{}";

    @BeforeEach
    void aReplicatorRuns() throws IOException {
        process = new Part("replicator-b", folder.resolve("replicator-b.pid"), folder.resolve("replicator-b.log"));
        process.start(new Launch(List.of("sh", "-c", "exec sleep 600"), Map.of(), folder));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/links", this::answer);
        server.start();
    }

    @AfterEach
    void itEnds() {
        server.stop(0);
        process.kill();
    }

    @Test
    void a_new_database_beside_one_that_holds_rows_waits_for_a_reseed_and_gets_no_link() {
        answer = 409;
        body = "{\"type\":\"https://anlan.example/problems/source-holds-rows\",\"detail\":\"have it reseeded\"}";

        assertThat(creation().run()).isFalse();

        assertThat(created).containsExactly("/links/site-a-to-site-b/create");
    }

    @Test
    void links_that_were_never_made_are_made() {
        answer = 202;

        assertThat(creation().run()).isTrue();

        assertThat(created)
                .containsExactly("/links/site-a-to-site-b/create", "/links/registration-to-platform-b/create");
    }

    private LinkCreation creation() {
        var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new LinkCreation(new StandIn(process), uri, "token");
    }

    private void answer(HttpExchange exchange) throws IOException {
        var asked = exchange.getRequestURI().getPath();
        var looks = exchange.getRequestMethod().equals("GET");
        if (!looks) {
            created.add(asked);
        }
        var links = LINKS.formatted(created.size() < 2 ? "NOT_CREATED" : "RUNNING");
        var said = (looks ? links : body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(looks ? 200 : answer, said.length);
        exchange.getResponseBody().write(said);
        exchange.close();
    }

    /** A replicator that is a sleep. */
    private record StandIn(Part process) implements TwinPart {
        @Override
        public PartKind kind() {
            return PartKind.REPLICATOR;
        }

        @Override
        public Optional<SiteId> site() {
            return Optional.of(SiteId.SITE_B);
        }

        @Override
        public String address() {
            return "here";
        }

        @Override
        public void launch() {}

        @Override
        public boolean live() {
            return true;
        }

        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public void stop() {}
    }
}
