package io.anlan.app.wiring;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Connections to the registration store that end by themselves when nobody confirms what was sent. A database whose host or network
 * is gone says nothing of it: without a limit a statement would be sent again and again until TCP gives up, a quarter of an hour,
 * and hold a lane as long. What was confirmed and then lost with its host is still waited for that long: Vert.x closes a silent
 * connection when told to, but forgets whoever is just opening one (4.5).
 */
@Singleton
public final class StoreConnections implements PgPoolCreator {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int UNCONFIRMED_MILLIS = 5_000;

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(StoreConnections::limit);
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }

    static void limit(PgConnectOptions options) {
        options.setConnectTimeout(CONNECT_MILLIS);
        options.setTcpKeepAlive(true);
        options.setTcpUserTimeout(UNCONFIRMED_MILLIS);
    }
}
