package io.anlan.replication.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.replication.database.DatabaseAddress;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every key with its default: also the manual. */
class ReplicatorConfigTest {
    @Test
    void a_peer_over_tls_is_known_by_its_name() {
        ReplicatorConfig config =
                read(Map.of("anlan.peer-pg.tls", "/tls", "anlan.peer-pg.tls-name", "postgres.site-b.anlan"));
        ReplicatorConfig nameless = read(Map.of("anlan.peer-pg.tls", "/tls"));

        assertThat(config.peerPg().address().tls())
                .isEqualTo(new DatabaseAddress.PeerName(Path.of("/tls"), "postgres.site-b.anlan"));
        assertThat(config.pg().address().tls()).isNull();
        assertThat(read(Map.of()).peerPg().address().tls()).isNull();
        assertThatThrownBy(() -> nameless.peerPg().address()).hasMessageContaining("ANLAN_PEER_PG_TLS_NAME");
    }

    @Test
    void what_must_be_told_and_what_is_assumed() {
        ReplicatorConfig config = read(Map.of());

        assertThat(config.site().id()).isEqualTo("site-a");
        assertThat(config.keyring()).isEqualTo(Path.of("/keys"));
        assertThat(config.pg().address().toString()).isEqualTo("replicator@127.0.1.1:5432/anlan");
        assertThat(config.pg().localAddress()).isEmpty();
        assertThat(config.peerPg().address().localAddress()).isEqualTo("127.0.1.1");
        assertThat(config.mariadb().port()).isEqualTo(3306);
        assertThat(config.link().tick()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.link().silenceMax()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.link().restartMax()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.link().refusedRetry()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.link().parkedRetry()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.link().sourceSilenceMax()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.link().transactionRowsMax()).isEqualTo(20_000);
        assertThat(config.transport()).isEqualTo("direct");
        assertThat(config.kafka().host()).isEmpty();
        assertThat(config.kafka().port()).isEqualTo(9092);
        assertThat(config.kafka().user()).isEqualTo("replicator");
        assertThat(config.kafka().password()).isEmpty();
        assertThat(config.kafka().partitions()).isEqualTo(2);
        assertThat(config.kafka().address("direct")).isEmpty();
        assertThat(config.reconcile().pause()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.reconcile().rowsPerSecond()).isEqualTo(5_000);
        assertThat(config.reconcile().lagMax()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.reconcile().toldWithin()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.reseed().rowsPerSecond()).isEqualTo(20_000);
        assertThat(config.link().markTables()).isEqualTo(Set.of("person_vault", "registration", "claim", "seat_end"));
        assertThat(config.retention().every()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.backup().store()).isEmpty();
        assertThat(config.backup().copy()).isEmpty();
        assertThat(config.backup().fullEvery()).isEqualTo(Duration.ofHours(24));
        assertThat(config.backup().segmentEvery()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.backup().keepCount()).isEqualTo(7);
        assertThat(config.backup().keepFor()).isEqualTo(Duration.ofDays(30));
        assertThat(config.backup().s3().region()).isEqualTo("us-east-1");
        assertThat(config.backup().s3().accessKey()).isEmpty();
        assertThat(config.backup().s3().secretKey()).isEmpty();
        assertThat(config.backup().s3().patience()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.backup().chunkBytes()).isEqualTo(4_194_304);
    }

    @Test
    void a_password_does_not_show() {
        assertThat(read(Map.of()).pg().address().toString()).doesNotContain("secret");
    }

    @Test
    void a_broker_without_address_or_password_is_not_used() {
        ReplicatorConfig config = read(Map.of("anlan.transport", "kafka", "anlan.kafka.host", "127.0.1.1"));

        assertThatThrownBy(() -> config.kafka().address(config.transport()))
                .hasMessageContaining("ANLAN_KAFKA_PASSWORD");
        ReplicatorConfig whole = read(
                Map.of("anlan.transport", "kafka", "anlan.kafka.host", "127.0.1.1", "anlan.kafka.password", "secret"));
        assertThat(whole.kafka().address(whole.transport()))
                .hasValueSatisfying(broker -> assertThat(broker).hasToString("127.0.1.1:9092"));
    }

    private static ReplicatorConfig read(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "anlan.site.id", "site-a",
                "anlan.keyring", "/keys",
                "anlan.pg.host", "127.0.1.1",
                "anlan.pg.port", "5432",
                "anlan.pg.password", "secret",
                "anlan.mariadb.host", "127.0.1.1",
                "anlan.mariadb.port", "3306",
                "anlan.mariadb.password", "secret"));
        values.putAll(Map.of(
                "anlan.peer-pg.host", "127.0.3.2",
                "anlan.peer-pg.port", "5432",
                "anlan.peer-pg.password", "secret",
                "anlan.peer-pg.local-address", "127.0.1.1"));
        values.putAll(more);
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ReplicatorConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(ReplicatorConfig.class);
    }
}
