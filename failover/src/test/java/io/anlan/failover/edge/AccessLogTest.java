package io.anlan.failover.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLogTest {

    @ParameterizedTest
    @CsvSource({
        "/sessions, /sessions",
        "/campaigns/shanghai-2024/registrations, /campaigns/*/registrations",
        "/registrations/0123456789ABCDEFGHJKM, /registrations/*",
        "/r/0123456789ABCDEFGHJKM, /r/*",
        "/%E5%BC%A0%E4%B8%89, /*",
        "/, /",
    })
    void a_path_is_shown_by_its_known_words_only(String path, String shape) {
        assertThat(AccessLog.shape(path)).isEqualTo(shape);
    }
}
