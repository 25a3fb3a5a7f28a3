package io.anlan.app.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.testing.NodeForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
class RouteTimesTest {

    @Test
    void each_request_on_a_hot_route_is_counted_once() {
        var before = counted("/campaigns/") + counted("/registrations/");

        given().get("/campaigns/nowhere").then().statusCode(404);
        given().post("/campaigns/nowhere/registrations").then().statusCode(401);
        given().get("/registrations/R-nothing").then().statusCode(400);

        assertThat(counted("/campaigns/") + counted("/registrations/") - before).isEqualTo(3);
        assertThat(metrics())
                .contains(
                        "http_server_requests_seconds_count{method=\"GET\",outcome=\"CLIENT_ERROR\",status=\"404\",uri=\"/campaigns/{id}\"}");
    }

    @Test
    void the_others_are_counted_by_quarkus() {
        var before = counted("/sessions");

        given().contentType("application/json")
                .body("{}")
                .post("/sessions")
                .then()
                .statusCode(400);

        assertThat(counted("/sessions") - before).isEqualTo(1);
    }

    private static double counted(String uriBegin) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count{"))
                .filter(line -> line.contains("uri=\"" + uriBegin))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String metrics() {
        return given().get("/q/metrics").asString();
    }
}
