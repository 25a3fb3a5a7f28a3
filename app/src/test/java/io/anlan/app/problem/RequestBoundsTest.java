package io.anlan.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.testing.NodeForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By hand: no client library sends such requests. */
@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
class RequestBoundsTest {

    private static final int TIMEOUT_MILLIS = 60_000;

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/campaigns/%ZZ", "/c/%4", "/?lang=%", "/campaigns/a|b", "/r/<x>"})
    void an_address_that_cannot_be_decoded_is_a_problem(String address) throws IOException {
        isProblem(get(address, ""), 400, "bad-request");
    }

    @Test
    void headers_of_16_KiB_pass_and_more_are_a_problem() throws IOException {
        var large = "x".repeat(RequestBounds.HEADER_BYTES_MAX);

        assertThat(get("/campaigns/none-such", "X-Big: " + large.substring(100) + "\r\n"))
                .startsWith("HTTP/1.1 404 ");
        isProblem(get("/campaigns/none-such", "X-Big: " + large + "\r\n"), 431, "headers-too-large");
        isProblem(get("/campaigns/none-such", "X-Some: 1234567890\r\n".repeat(1_000)), 431, "headers-too-large");
    }

    @Test
    void an_address_of_more_than_4_KiB_is_a_problem() throws IOException {
        isProblem(get("/" + "x".repeat(RequestBounds.ADDRESS_MAX), ""), 414, "address-too-long");
    }

    @Test
    void whoever_asks_badly_is_told_the_correlation_id_of_the_edge() throws IOException {
        assertThat(get("/%zz", "Correlation-Id: from-the-edge-2\r\n"))
                .contains("\"correlationId\":\"from-the-edge-2\"");
    }

    private static void isProblem(String answer, int status, String slug) {
        var headAndBody = answer.split("\r\n\r\n", 2);
        assertThat(headAndBody[0]).startsWith("HTTP/1.1 " + status + " ");
        assertThat(headAndBody[0].toLowerCase(java.util.Locale.ROOT))
                .contains("content-type: application/problem+json")
                .contains("connection: close");
        var problem = new JsonObject(headAndBody[1]);
        assertThat(problem.getString("type")).isEqualTo("https://anlan.example/problems/" + slug);
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("correlationId")).isNotBlank();
    }

    private static String get(String address, String headers) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write(("GET " + address + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
