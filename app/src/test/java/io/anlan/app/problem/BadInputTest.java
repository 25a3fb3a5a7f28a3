package io.anlan.app.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.testing.LogCapture;
import io.anlan.app.testing.NodeForTests;
import io.anlan.app.testing.Operator;
import io.anlan.kernel.person.ResidentId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
class BadInputTest {

    private static final String NAME = "慕容雪村";
    private static final String NUMBER =
            ResidentId.of("110105", LocalDate.of(1985, 6, 15), 77).value();
    private static final String CODE = "246810";

    private LogCapture log = new LogCapture();

    @BeforeEach
    void listen() {
        log.close();
        log = new LogCapture();
    }

    @AfterEach
    void listen_no_longer() {
        log.close();
    }

    static Stream<Arguments> logins() {
        var wrongCheck = NUMBER.substring(0, 17) + (NUMBER.endsWith("1") ? "2" : "1");
        return Stream.of(
                Arguments.of("wrong checksum", login().put("idNumber", wrongCheck), "bad-id-number"),
                Arguments.of("old form", login().put("idNumber", "110105850615077"), "bad-id-number"),
                Arguments.of("born tomorrow", login().put("idNumber", "110105299901010015"), "bad-id-number"),
                Arguments.of("no number at all", login().put("idNumber", NAME), "bad-id-number"),
                Arguments.of("NUL in the number", login().put("idNumber", NUMBER + "\u0000"), "bad-id-number"),
                Arguments.of("another document", login().put("idType", "passport"), "unknown-id-type"),
                Arguments.of("no name", without("name"), "missing-field"),
                Arguments.of("no type", without("idType"), "missing-field"),
                Arguments.of("no number", without("idNumber"), "missing-field"),
                Arguments.of("no code", without("code"), "missing-field"),
                Arguments.of("blank name", login().put("name", "  "), "missing-field"),
                Arguments.of("NUL in the name", login().put("name", NAME + "\u0000"), "bad-text"),
                Arguments.of("escape in the name", login().put("name", NAME + "\u001b[2J"), "bad-text"),
                Arguments.of("long name", login().put("name", NAME.repeat(17)), "text-too-long"),
                Arguments.of("letters as code", login().put("code", "abcdef"), "bad-value"),
                Arguments.of("number as name", login().put("name", 7), "bad-value"),
                Arguments.of("list as name", login().put("name", new JsonArray().add(NAME)), "bad-value"),
                Arguments.of("one field more", login().put(NAME, NUMBER), "unknown-field"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("logins")
    void a_bad_login_is_refused(String what, JsonObject body, String slug) {
        refused(json().body(body.encode()).post("/sessions"), 400, slug);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("half an object", "{\"name\":\"" + NAME),
                Arguments.of("a list", "[\"" + NUMBER + "\"]"),
                Arguments.of("a text", "\"" + NUMBER + "\""),
                Arguments.of("null", "null"),
                Arguments.of("two objects", login().encode() + login().encode()),
                Arguments.of("a field twice", "{\"name\":\"" + NAME + "\",\"name\":\"" + NAME + "\"}"),
                Arguments.of("deep nesting", "[".repeat(5_000)),
                Arguments.of("no JSON", NAME + NUMBER));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void a_body_that_is_no_json_object_is_malformed(String what, String body) {
        refused(json().body(body).post("/sessions"), 400, "malformed-json");
    }

    @Test
    void a_body_in_broken_utf_8_is_malformed() {
        var body = ("{\"name\":\"" + NAME + "\"}").getBytes(StandardCharsets.UTF_16LE);

        refused(json().body(body).post("/sessions"), 400, "malformed-json", "unknown-field", "missing-field");
    }

    static Stream<Arguments> campaigns() {
        return Stream.of(
                Arguments.of("no id", Operator.campaign("x1").putNull("id"), "missing-field"),
                Arguments.of("id with blanks", Operator.campaign("a b"), "bad-value"),
                Arguments.of("id too long", Operator.campaign("a".repeat(41)), "bad-value"),
                Arguments.of("other mode", Operator.campaign("x2").put("mode", "AUCTION"), "bad-value"),
                Arguments.of("negative age", Operator.campaign("x3").put("minAge", -1), "bad-value"),
                Arguments.of("half an age", Operator.campaign("x4").put("minAge", 17.5), "bad-value"),
                Arguments.of("age as text", Operator.campaign("x5").put("minAge", "18"), "bad-value"),
                Arguments.of("no channel", Operator.campaign("x6").put("channels", new JsonArray()), "bad-value"),
                Arguments.of(
                        "a channel twice",
                        Operator.campaign("x7").put("channels", new JsonArray(List.of("a", "a"))),
                        "bad-value"),
                Arguments.of(
                        "a comma in a channel",
                        Operator.campaign("x8").put("channels", new JsonArray(List.of("a,b"))),
                        "bad-value"),
                Arguments.of("no time", Operator.campaign("x9").put("opensAt", "soon"), "bad-value"),
                Arguments.of(
                        "time without zone",
                        Operator.campaign("x10").put("closesAt", "2030-01-01T00:00:00"),
                        "bad-value"),
                Arguments.of(
                        "a time beyond counting",
                        Operator.campaign("x11").put("closesAt", "+999999999-01-01T00:00:00Z"),
                        "bad-value"),
                Arguments.of(
                        "closes before it opens",
                        Operator.campaign("x12").put("closesAt", "2020-01-01T00:00:00Z"),
                        "bad-value"),
                Arguments.of("other durability", Operator.campaign("x13").put("durability", "some"), "bad-value"),
                Arguments.of("budget below zero", Operator.campaign("x14").put("budgetFen", -1), "bad-value"),
                Arguments.of("empty pack", Operator.campaign("x15").put("pack", new JsonArray()), "bad-value"),
                Arguments.of(
                        "face above threshold",
                        Operator.campaign("x16")
                                .put(
                                        "pack",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("thresholdFen", 1)
                                                        .put("faceFen", 2)
                                                        .put("count", 1))),
                        "bad-value"),
                Arguments.of("no Chinese", Operator.campaign("x17").put("texts", new JsonObject()), "missing-field"),
                Arguments.of("NUL in a title", withTitle("x18", "a\u0000b"), "bad-text"),
                Arguments.of("a title too long", withTitle("x19", "长".repeat(201)), "text-too-long"),
                Arguments.of("a field more", Operator.campaign("x20").put("secret", true), "unknown-field"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("campaigns")
    void a_bad_campaign_is_refused_and_not_stored(String what, JsonObject body, String slug) {
        refused(Operator.request().body(body.encode()).post("/campaigns"), 400, slug);

        var id = body.getString("id");
        if (id != null && id.matches("[a-z0-9]+")) {
            refused(given().get("/campaigns/" + id), 404, "campaign-not-found");
        }
    }

    @Test
    void bodies_beyond_the_limit_are_not_read() {
        var long64 = login().put("name", NAME.repeat(20_000)).encode();

        refused(json().body(long64).post("/sessions"), 413, "body-too-large");
        refused(Operator.request().body(long64).post("/campaigns"), 413, "body-too-large");
    }

    @Test
    void what_is_not_there_is_a_problem_too() {
        refused(given().get("/nowhere/at-all"), 404, "not-found");
        refused(given().get("/sessions"), 405, "method-not-allowed");
        refused(given().delete("/campaigns"), 405, "method-not-allowed");
        refused(given().contentType("text/plain").body(NUMBER).post("/sessions"), 415, "unsupported-media-type");
        refused(json().accept("text/html").body(login().encode()).post("/sessions"), 406, "not-acceptable");
        refused(given().get("/campaigns/none-such"), 404, "campaign-not-found");
        refused(Operator.request().body("{}").put("/campaigns/none/texts/EN!"), 400, "bad-value");
    }

    @Test
    void an_id_of_the_callers_own_is_echoed_and_an_indecent_one_replaced() {
        var echoed = given().header("Correlation-Id", "from-the-edge-1").get("/nowhere");
        var replaced = given().header("Correlation-Id", "x".repeat(41)).get("/nowhere");

        assertThat(echoed.header("Correlation-Id")).isEqualTo("from-the-edge-1");
        assertThat(echoed.jsonPath().getString("correlationId")).isEqualTo("from-the-edge-1");
        assertThat(replaced.header("Correlation-Id")).matches("[0-9a-f]{24}");
    }

    private void refused(Response response, int status, String... slugs) {
        var body = response.asString();
        assertThat(response.statusCode()).as(body).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        var problem = new JsonObject(body);
        assertThat(Stream.of(slugs).map(slug -> "https://anlan.example/problems/" + slug))
                .contains(problem.getString("type"));
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("title")).contains(" / ");
        assertThat(problem.getString("detail")).isNotBlank();
        assertThat(problem.getString("correlationId")).isEqualTo(response.header("Correlation-Id"));
        for (var personal : List.of(NAME, NUMBER, NUMBER.substring(6, 14), CODE)) {
            assertThat(body).doesNotContain(personal);
            assertThat(log.text()).doesNotContain(personal);
        }
    }

    private static RequestSpecification json() {
        return given().contentType("application/json");
    }

    private static JsonObject login() {
        return new JsonObject()
                .put("name", NAME)
                .put("idType", "resident-id")
                .put("idNumber", NUMBER)
                .put("code", CODE);
    }

    private static JsonObject without(String field) {
        var login = login();
        login.remove(field);
        return login;
    }

    private static JsonObject withTitle(String id, String title) {
        var campaign = Operator.campaign(id);
        campaign.getJsonObject("texts").getJsonObject("zh-CN").put("title", title);
        return campaign;
    }
}
