package io.anlan.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anlan.kernel.SiteId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconcileCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_exit_code_tells_the_worst_of_both_sites() {
        assertThat(code("EQUAL", "EQUAL")).isZero();
        assertThat(code("EQUAL", "MENDED")).isEqualTo(1);
        assertThat(code("NOT_COMPARABLE", "MENDED")).isEqualTo(2);
        assertThat(code("NOT_COMPARABLE", "DIFFERENT")).isEqualTo(3);
    }

    @Test
    void a_comparison_that_was_ended_has_not_compared() {
        assertThat(code("EQUAL", "STOPPED")).isEqualTo(2);
    }

    private static int code(String a, String b) {
        return ReconcileCommand.code(Map.of(SiteId.SITE_A, view(a), SiteId.SITE_B, view(b)));
    }

    private static JsonNode view(String state) {
        return JSON.createObjectNode().put("state", state);
    }
}
