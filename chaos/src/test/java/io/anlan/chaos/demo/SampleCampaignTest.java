package io.anlan.chaos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class SampleCampaignTest {
    @Test
    void the_documented_rules_are_in_it() throws IOException {
        JsonNode body = new ObjectMapper()
                .readTree(SampleCampaign.openAt("demo-1", 1_795_222_800_000L).json());

        assertThat(body.path("minAge").asInt()).isEqualTo(18);
        assertThat(body.path("channels")).hasSize(3);
        OffsetDateTime opens = OffsetDateTime.parse(body.path("opensAt").asText());
        OffsetDateTime closes = OffsetDateTime.parse(body.path("closesAt").asText());
        assertThat(Duration.between(opens, closes)).isEqualTo(Duration.ofDays(3));
        assertThat(body.path("opensAt").asText())
                .as("seconds are written even when zero")
                .hasSize(25);
        assertThat(faceValueFen(body)).isEqualTo(100_00);
    }

    private static long faceValueFen(JsonNode body) {
        long sum = 0;
        for (JsonNode voucher : body.path("pack")) {
            sum += voucher.path("faceFen").asLong() * voucher.path("count").asLong();
        }
        return sum;
    }
}
