package io.anlan.failover.edge;

import static io.anlan.kernel.SiteId.SITE_A;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLogTest {

    @ParameterizedTest
    @CsvSource({
        "/sessions, /sessions",
        "/campaigns/shanghai-2024/registrations, /campaigns/*/registrations",
        "/registrations/0123456789ABCDEFGHJKM, /registrations/*",
        "/claims/0123456789ABCDEFGHJKM/confirm, /claims/*/confirm",
        "/r/0123456789ABCDEFGHJKM, /r/*",
        "/%E5%BC%A0%E4%B8%89, /*",
        "/, /",
    })
    void a_path_is_shown_by_its_known_words_only(String path, String shape) {
        assertThat(AccessLog.shape(path)).isEqualTo(shape);
    }

    @Test
    void a_line_tells_how_it_went_and_nothing_about_the_person() {
        Lines lines = new Lines();
        Logger logger = Logger.getLogger("anlan.access");
        logger.addHandler(lines);
        try (EdgeFixture twin = new EdgeFixture()) {
            assertThat(twin.send(twin.request(
                                            "/registrations/0123456789ABCDEFGHJKM?campaign=c&id=110105199001010000",
                                            SITE_A)
                                    .header("Correlation-Id", "110105199001010000")
                                    .header("User-Agent", "zhang-san-phone")
                                    .build())
                            .status())
                    .isEqualTo(201);
            twin.awaitUntil("a line", () -> !lines.said.isEmpty());
        } finally {
            logger.removeHandler(lines);
        }

        assertThat(lines.said).containsExactly("GET /registrations/* 201 site-a tries=1 millis=0 correlation=given");
    }

    private static final class Lines extends Handler {
        private final List<String> said = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            said.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
