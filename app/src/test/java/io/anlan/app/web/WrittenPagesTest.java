package io.anlan.app.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.health.Metric;
import io.anlan.app.testing.NodeForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The pages of {@code docs/} that are made from the program are as the program is. */
@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
class WrittenPagesTest {

    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void the_committed_api_description_is_the_one_that_is_served() throws IOException {
        assertWritten(
                "openapi.yaml",
                given().get("/q/openapi?format=yaml")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    @Test
    void the_metrics_page_names_every_metric() throws IOException {
        var rows = Arrays.stream(Metric.values())
                .sorted(Comparator.comparing(Metric::scrapedName))
                .map(metric -> "| `" + metric.scrapedName() + "` | "
                        + metric.kind().name().toLowerCase(Locale.ROOT) + " | "
                        + metric.unit().orElse("") + " | " + metric.meaning() + " |\n")
                .collect(Collectors.joining());

        assertWritten("metrics.md", """
                # Metrics of a node

                Served in Prometheus' format at `/q/metrics`. Beside these stand those of Quarkus itself: HTTP, the JVM, the
                database pool. This page is written from the list in the program; a test compares the two.

                | name | kind | unit | meaning |
                |---|---|---|---|
                """ + rows);
    }

    @Test
    void every_metric_of_the_page_is_served() {
        var served = given().get("/q/metrics").then().statusCode(200).extract().asString();

        assertThat(served)
                .contains(
                        Arrays.stream(Metric.values()).map(Metric::scrapedName).toList());
    }

    private static void assertWritten(String page, String wanted) throws IOException {
        var fresh = Path.of("target", page);
        Files.writeString(fresh, wanted);
        var committed = DOCS.resolve(page);
        assertThat(Files.exists(committed) ? Files.readString(committed) : "")
                .as(
                        "docs/%s is not as the program is; if the change is meant: cp app/target/%s docs/%s",
                        page, page, page)
                .isEqualTo(wanted);
    }
}
