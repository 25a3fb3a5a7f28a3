package io.anlan.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {

    private static final String NONCE = "0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "张三, resident-id, 11010519491231002X, 246810, 0123456789abcdef, ",
        "'', resident-id, 11010519491231002X, 246810, 0123456789abcdef, name",
        "'a\u0000b', resident-id, 11010519491231002X, 246810, 0123456789abcdef, name",
        "张三, passport, 11010519491231002X, 246810, 0123456789abcdef, idType",
        "张三, resident-id, 1101051949123100, 246810, 0123456789abcdef, idNumber",
        "张三, resident-id, 11010519491231002x, 246810, 0123456789abcdef, idNumber",
        "张三, resident-id, 11010519491231002X, 24681, 0123456789abcdef, code",
        "张三, resident-id, 11010519491231002X, 246810, short, nonce",
        "张三, resident-id, 11010519491231002X, 246810, '0123456789abcde\"', nonce",
    })
    void the_malformed_field_is_named(
            String name, String idType, String idNumber, String code, String nonce, String complaint) {
        assertThat(new Question(name, idType, idNumber, code, nonce).complaint())
                .isEqualTo(complaint);
    }

    @ParameterizedTest
    @CsvSource({
        "张三, 246810, MATCH",
        "张三, 111111, MISMATCH",
        "张三, 123456, MISMATCH",
        "查无, 246810, MISMATCH",
        "张三, 999999, UNAVAILABLE",
    })
    void the_code_and_the_name_decide(String name, String code, Verdict verdict) {
        assertThat(new Question(name, "resident-id", "11010519491231002X", code, NONCE).verdict())
                .isEqualTo(verdict);
    }

    @Test
    void a_question_prints_nothing_personal() {
        String printed = new Question("张三", "resident-id", "11010519491231002X", "246810", NONCE).toString();

        assertThat(printed).doesNotContain("张三").doesNotContain("1101").doesNotContain("246810");
    }
}
