package io.anlan.failover.edge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerReadingTest {

    @ParameterizedTest
    @CsvSource({
        "200, application/json, '', DEFINITE",
        "201, application/json, '', DEFINITE",
        "404, application/problem+json, registration-not-found, DEFINITE",
        "409, , '', DEFINITE",
        "501, , '', DEFINITE",
        "500, , '', LOST",
        "500, application/problem+json, failed, LOST",
        "502, , '', LOST",
        "503, , '', LOST",
        "503, text/html, in-doubt, LOST",
        "504, application/problem+json, not-stored, LOST",
        "503, application/problem+json, failed, LOST",
        "503, application/problem+json, in-doubt, IN_DOUBT",
        "503, application/problem+json;charset=utf-8, in-doubt, IN_DOUBT",
        "503, application/problem+json, not-stored, NOT_STORED",
        "503, application/problem+json, identity-unavailable, NOT_STORED",
    })
    void an_answer_is_what_its_status_and_problem_type_say(
            int status, String contentType, String slug, TryState expected) {
        String body = "{\"type\" : \"https://anlan.example/problems/" + slug + "\",\"status\":503}";

        assertThat(AnswerReading.of(status, contentType, body)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"''", "{", "{\"type\":\"about:blank\"}", "https://anlan.example/problems/in-doubt"})
    void a_problem_without_our_type_is_unknown(String body) {
        assertThat(AnswerReading.of(503, "application/problem+json", body)).isEqualTo(TryState.LOST);
    }
}
