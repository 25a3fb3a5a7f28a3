package io.anlan.chaos.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The rules of the first Shanghai round of August 2022 as published: three channels, eighteen and older, a three-day
 * window, one pack of 100 yuan for each winner (100 less 50 once, 50 less 25 twice), one entry for each person.
 */
public record SampleCampaign(String id, Instant opensAt, String durability, String mode) {
    public static final List<String> CHANNELS = List.of("wechat", "alipay", "unionpay");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final long BUDGET_FEN = 1_000_000_00L;

    /** A campaign that is open now. */
    public static SampleCampaign openAt(String id, long nowMillis) {
        return new SampleCampaign(id, Instant.ofEpochMilli(nowMillis).minus(1, ChronoUnit.HOURS), "any", "LOTTERY");
    }

    /** The same, but it answers a registration only when both sites hold it. */
    public SampleCampaign strict() {
        return new SampleCampaign(id, opensAt, "both-or-wait", mode);
    }

    /** The same, but its seats are claimed. */
    public SampleCampaign firstCome() {
        return new SampleCampaign(id, opensAt, durability, "FIRST_COME");
    }

    /** Body of {@code POST /campaigns}. */
    public String json() {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", id);
        body.put("mode", mode);
        body.put("minAge", 18);
        ArrayNode channels = body.putArray("channels");
        CHANNELS.forEach(channels::add);
        body.put("opensAt", rfc3339(opensAt));
        body.put("closesAt", rfc3339(opensAt.plus(3, ChronoUnit.DAYS)));
        body.put("durability", durability);
        body.put("budgetFen", BUDGET_FEN);
        ArrayNode pack = body.putArray("pack");
        pack.add(voucher(100_00, 50_00, 1));
        pack.add(voucher(50_00, 25_00, 2));
        ObjectNode texts = body.putObject("texts");
        texts.set("zh-CN", text("“爱购上海”电子消费券（第一轮）", "年满18周岁，每人每轮只能在一个渠道报名一次，重复报名以最早一次为准。"));
        texts.set(
                "en",
                text(
                        "Shanghai consumption vouchers, round 1",
                        "18 or older; one entry for each person in each round, the earliest counts."));
        return body.toString();
    }

    private static ObjectNode voucher(long thresholdFen, long faceFen, int count) {
        return JSON.createObjectNode()
                .put("thresholdFen", thresholdFen)
                .put("faceFen", faceFen)
                .put("count", count);
    }

    private static ObjectNode text(String title, String summary) {
        return JSON.createObjectNode().put("title", title).put("summary", summary);
    }

    private static String rfc3339(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(SHANGHAI));
    }
}
