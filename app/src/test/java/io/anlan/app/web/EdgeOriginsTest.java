package io.anlan.app.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.anlan.app.testing.NodeForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
class EdgeOriginsTest {

    /** As {@link NodeForTests} says. */
    private static final String EDGE = "https://edge-b.example";

    @Test
    void the_page_is_told_where_else_to_ask_and_may() {
        given().get("/edges").then().statusCode(200).body("edges", hasItems(EDGE));
        given().get("/")
                .then()
                .header("Content-Security-Policy", containsString("connect-src 'self' https://edge-a.example " + EDGE));
    }

    @Test
    void a_page_of_the_other_edge_may_ask_with_a_key() {
        given().header("Origin", EDGE)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,idempotency-key")
                .options("/campaigns/c/registrations")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo(EDGE))
                .header("Access-Control-Allow-Headers", containsString("Idempotency-Key"));
        given().header("Origin", EDGE)
                .get("/campaigns")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo(EDGE));
    }

    @Test
    void nobody_elses_page_may() {
        given().header("Origin", "https://edge-b.example.evil.example")
                .get("/campaigns")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
    }
}
