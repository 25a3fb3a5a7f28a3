package io.anlan.failover.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code docs/metrics-edge.md} is as the program is. */
class EdgeMetricsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "metrics-edge.md");

    @Test
    void the_page_names_every_metric() throws IOException {
        try (EdgeFixture twin = new EdgeFixture()) {
            String scraped = twin.send(
                            twin.admin("/admin/metrics", EdgeFixture.SECRET).build())
                    .body();
            Path fresh = Path.of("target", "metrics-edge.md");
            Files.writeString(fresh, page(scraped));

            assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                    .as("if the change is meant: cp failover/target/metrics-edge.md docs/")
                    .isEqualTo(Files.readString(fresh));
        }
    }

    private static String page(String scraped) {
        Map<String, String> meanings = new TreeMap<>();
        Map<String, String> kinds = new TreeMap<>();
        scraped.lines().filter(line -> line.startsWith("# ")).forEach(line -> {
            String[] words = line.split(" ", 4);
            (words[1].equals("HELP") ? meanings : kinds).put(words[2], words[3]);
        });
        StringBuilder page = new StringBuilder("""
            # Metrics of an edge

            Served in Prometheus' format at `/admin/metrics` of the admin port, to who bears its secret. No label holds
            anything about a person. This page is written from what an edge serves; a test compares the two.

            | name | kind | meaning |
            |---|---|---|
            """);
        kinds.forEach((name, kind) -> page.append("| `")
                .append(name)
                .append("` | ")
                .append(kind)
                .append(" | ")
                .append(meanings.getOrDefault(name, ""))
                .append(". |\n"));
        return page.toString();
    }
}
