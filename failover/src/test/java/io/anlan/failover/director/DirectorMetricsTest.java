package io.anlan.failover.director;

import static io.anlan.failover.director.DoorFixture.lease;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectorMetricsTest {
    private static final Path PAGE = Path.of("..", "docs", "metrics-director.md");

    @TempDir
    private Path folder;

    private DoorFixture door;

    @BeforeEach
    void open() throws Exception {
        door = new DoorFixture(folder, Map.of());
        door.settle();
    }

    @AfterEach
    void close() throws Exception {
        door.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"node.site-a", "director.site-b"})
    void parts_do_not_read_the_metrics(String caller) throws Exception {
        assertThat(door.as(caller, "GET", "/metrics", new JsonObject()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_leader_and_what_is_held_are_told() throws Exception {
        assertThat(scrape())
                .contains("anlan_director_leader_known 1.0", "anlan_director_leads 1.0", "anlan_director_votes 1.0")
                .contains("anlan_director_leases{site=\"site-a\"} 0.0")
                .contains("anlan_director_site_serving{site=\"site-b\"} 1.0")
                .contains("anlan_director_site_heard{site=\"site-b\"} 0.0");

        assertThat(door.as("node.site-a", "PUT", "/leases/share/site-a", lease("site-a", 0))
                        .statusCode())
                .isEqualTo(200);
        door.follow("");

        assertThat(scrape())
                .contains("anlan_director_leader_known 0.0", "anlan_director_leads 0.0")
                .contains("anlan_director_leases{site=\"site-a\"} 1.0");
    }

    @Test
    void whoever_is_not_known_is_counted() throws Exception {
        assertThat(door.ask("GET", "/leases", "Bearer nobody-s-secret-at-all", "")
                        .statusCode())
                .isEqualTo(401);

        assertThat(scrape()).contains("anlan_director_unknown_callers_total 1.0");
    }

    @Test
    void the_page_names_every_metric() throws Exception {
        var fresh = Path.of("target", "metrics-director.md");
        Files.writeString(fresh, page(scrape()));

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("if the change is meant: cp failover/target/metrics-director.md docs/")
                .isEqualTo(Files.readString(fresh));
    }

    private String scrape() throws Exception {
        var answer = door.as("auditor.wang", "GET", "/metrics", new JsonObject());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String page(String scraped) {
        var meanings = new TreeMap<String, String>();
        var kinds = new TreeMap<String, String>();
        scraped.lines().filter(line -> line.startsWith("# ")).forEach(line -> {
            var words = line.split(" ", 4);
            (words[1].equals("HELP") ? meanings : kinds).put(words[2], words[3]);
        });
        var page = new StringBuilder("""
            # Metrics of a director

            Served in Prometheus' format at `/metrics` to operators and auditors. What is agreed on is told as each place knows it. This
            page is written from what a director serves; a test compares the two.

            | name | kind | meaning |
            |---|---|---|
            """);
        kinds.forEach((name, kind) -> page.append("| `%s` | %s | %s. |\n".formatted(name, kind, meanings.get(name))));
        return page.toString();
    }
}
