package io.anlan.app.testing;

import io.anlan.kernel.SystemTime;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes and closes campaigns over HTTP, as an operator with the token of the node's keyring does. */
public final class Operator {

    private Operator() {}

    /** A request with the operator's token. */
    public static RequestSpecification request() {
        return RestAssured.given().header("Authorization", "Bearer " + token()).contentType("application/json");
    }

    public static String token() {
        var folder = ConfigProvider.getConfig().getValue("anlan.keyring", String.class);
        var lines = new Properties();
        try (var in = Files.newInputStream(Path.of(folder, "operator-token-1.key"))) {
            lines.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.getProperty("key");
    }

    /** A campaign that is open for a day, as a body that is accepted; change it as the test needs. */
    public static JsonObject campaign(String id) {
        var now = Instant.ofEpochMilli(SystemTime.INSTANCE.wallMillis());
        return new JsonObject()
                .put("id", id)
                .put("mode", "LOTTERY")
                .put("minAge", 18)
                .put("channels", new JsonArray().add("wechat").add("alipay").add("unionpay"))
                .put("opensAt", now.minusSeconds(60).toString())
                .put("closesAt", now.plusSeconds(86_400).toString())
                .put("durability", "any")
                .put("budgetFen", 100_000_000L)
                .put(
                        "pack",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("thresholdFen", 10_000)
                                        .put("faceFen", 5_000)
                                        .put("count", 1))
                                .add(new JsonObject()
                                        .put("thresholdFen", 5_000)
                                        .put("faceFen", 2_500)
                                        .put("count", 2)))
                .put(
                        "texts",
                        new JsonObject()
                                .put(
                                        "zh-CN",
                                        new JsonObject().put("title", "第一轮消费券").put("summary", "凭身份证报名，摇号发放。"))
                                .put(
                                        "en",
                                        new JsonObject()
                                                .put("title", "Vouchers, round 1")
                                                .put("summary", "Register with your id; drawn by lot.")));
    }

    /** Makes the campaign and expects that to work. */
    public static void create(JsonObject campaign) {
        var unused = request().body(campaign.encode()).post("/campaigns").then().statusCode(201);
    }
}
