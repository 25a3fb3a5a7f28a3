package io.anlan.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgConnectOptions;
import org.junit.jupiter.api.Test;

class StoreConnectionsTest {

    @Test
    void what_a_vanished_host_does_not_confirm_is_given_up_soon() {
        var options = new PgConnectOptions();
        StoreConnections.limit(options);

        assertThat(options.getTcpUserTimeout()).isBetween(1, 10_000);
        assertThat(options.getConnectTimeout()).isBetween(1, 10_000);
    }
}
