package io.anlan.app.campaign.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.anlan.app.testing.NodeForTests;
import io.anlan.app.testing.Operator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
class CampaignResourceTest {

    @Test
    void what_was_made_can_be_read_with_its_rules_in_both_languages() {
        Operator.create(Operator.campaign("made"));

        var answer = given().get("/campaigns/made").then();

        answer.statusCode(200)
                .contentType("application/json")
                .body("state", equalTo("OPEN"))
                .body("minAge", equalTo(18))
                .body("channels", equalTo(java.util.List.of("wechat", "alipay", "unionpay")))
                .body("closesAt", endsWith("+08:00"))
                .body("pack", hasSize(2))
                .body("pack[0].faceFen", equalTo(5000))
                .body("texts.zh-CN.title", equalTo("第一轮消费券"))
                .body("texts.en.summary", containsString("drawn by lot"))
                .body("markers", hasSize(0));
        given().get("/campaigns").then().statusCode(200).body("campaigns.id", hasItem("made"));
    }

    @Test
    void what_has_not_changed_is_not_sent_again() {
        Operator.create(Operator.campaign("tagged"));
        var tag = given().get("/campaigns/tagged").then().extract().header("ETag");

        given().header("If-None-Match", tag).get("/campaigns/tagged").then().statusCode(304);
        edit("tagged", "en", "Another title").then().statusCode(200);

        given().header("If-None-Match", tag)
                .get("/campaigns/tagged")
                .then()
                .statusCode(200)
                .body("texts.en.title", equalTo("Another title"));
    }

    @Test
    void making_the_same_again_is_no_error_and_making_another_of_its_name_is() {
        var campaign = Operator.campaign("twice");
        Operator.create(campaign);

        Operator.create(campaign);
        Operator.request()
                .body(campaign.copy().put("minAge", 16).encode())
                .post("/campaigns")
                .then()
                .statusCode(409)
                .body("type", endsWith("/campaign-exists"));

        given().get("/campaigns/twice").then().body("minAge", equalTo(18));
    }

    @Test
    void every_edit_gets_a_greater_version_and_the_hash_of_its_row() {
        Operator.create(Operator.campaign("edited"));

        var first = version(edit("edited", "en", "First"));
        var second = version(edit("edited", "en", "Second"));

        assertThat(second).isGreaterThan(first);
        given().get("/campaigns/edited").then().body("texts.en.title", equalTo("Second"));
    }

    @Test
    void a_text_in_a_new_language_is_added() {
        Operator.create(Operator.campaign("translated"));

        edit("translated", "de", "Gutscheine").then().statusCode(200);

        given().get("/campaigns/translated").then().body("texts.de.title", equalTo("Gutscheine"));
    }

    @Test
    void closing_tells_the_marker_and_closing_again_tells_the_same() {
        Operator.create(Operator.campaign("closed"));

        var first = close("closed");
        var second = close("closed");

        assertThat(first.getBoolean("closed")).isTrue();
        assertThat(first.getJsonObject("marker").getLong("accepted")).isZero();
        assertThat(first.getJsonObject("marker").getString("site")).isEqualTo("site-a");
        assertThat(second).isEqualTo(first);
        given().get("/campaigns/closed").then().body("state", equalTo("CLOSED")).body("markers", hasSize(1));
    }

    @Test
    void only_an_operator_may_write() {
        Operator.create(Operator.campaign("guarded"));
        var body = Operator.campaign("unguarded").encode();

        given().contentType("application/json")
                .body(body)
                .post("/campaigns")
                .then()
                .statusCode(401)
                .body("type", endsWith("/session-missing"));
        given().header("Authorization", "Bearer " + Operator.token() + "x")
                .contentType("application/json")
                .body(body)
                .post("/campaigns")
                .then()
                .statusCode(403)
                .body("type", endsWith("/not-allowed"));
        given().post("/campaigns/guarded/close").then().statusCode(401);
        given().contentType("application/json")
                .body("{}")
                .put("/campaigns/guarded/texts/en")
                .then()
                .statusCode(401);
        given().get("/campaigns/unguarded").then().statusCode(404).header("X-Content-Type-Options", "nosniff");
    }

    private static io.restassured.response.Response edit(String id, String lang, String title) {
        return Operator.request()
                .body(new JsonObject()
                        .put("title", title)
                        .put("summary", "About it.")
                        .encode())
                .put("/campaigns/" + id + "/texts/" + lang);
    }

    private static long version(io.restassured.response.Response edited) {
        String version = edited.then().statusCode(200).extract().path("version");
        return Long.parseLong(version);
    }

    private static JsonObject close(String id) {
        return new JsonObject(Operator.request()
                .post("/campaigns/" + id + "/close")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
