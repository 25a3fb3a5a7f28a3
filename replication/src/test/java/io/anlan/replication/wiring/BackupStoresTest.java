package io.anlan.replication.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anlan.kernel.SystemTime;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupStoresTest {
    @Test
    void an_address_says_which_store_it_is() {
        assertThat(stores("k").of("file:/var/backups").describe()).isEqualTo("folder /var/backups");
        assertThat(stores("k").of("file:///var/backups/").describe()).isEqualTo("folder /var/backups");
        assertThat(stores("k").of("s3+https://s3.example:9000/bucket").describe())
                .isEqualTo("S3 https://s3.example:9000/bucket");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "folder",
                "file:folder",
                "https://s3.example/b",
                "s3+https://s3.example",
                "s3+https://x/b/c",
                "s3+https://who:hidden@s3.example/b"
            })
    void what_is_no_address_stops_the_start(String address) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> stores("k").of(address))
                .withMessageContaining("file:/folder or s3+https://host/bucket");
    }

    @Test
    void a_missing_secret_is_named_and_not_told() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> stores(null).of("s3+https://s3.example/bucket"))
                .withMessage("a store of backups in S3 needs its SECRET key in the environment");
        assertThat(stores("hidden").of("s3+https://s3.example/bucket").toString())
                .doesNotContain("hidden");
    }

    private static BackupStores stores(@Nullable String secret) {
        return new BackupStores(
                new ReplicatorConfig.S3() {
                    @Override
                    public String region() {
                        return "r";
                    }

                    @Override
                    public Optional<String> accessKey() {
                        return Optional.of("a");
                    }

                    @Override
                    public Optional<String> secretKey() {
                        return Optional.ofNullable(secret);
                    }

                    @Override
                    public Duration patience() {
                        return Duration.ofSeconds(1);
                    }
                },
                SystemTime.INSTANCE);
    }
}
