package io.anlan.replication.apply;

import io.anlan.kernel.merge.Engine;
import io.anlan.replication.apply.postgres.PostgresTarget;
import io.anlan.replication.stage.CleanStage;
import io.anlan.replication.stage.Databases;
import org.junit.jupiter.api.BeforeAll;

class PostgresGuardTest extends GuardContract {
    private final TargetDatabase target =
            new PostgresTarget(Databases.address(Databases.postgresB().replicator()));

    @BeforeAll
    static void clean() {
        CleanStage.postgres(Databases.postgresB().replicator());
    }

    @Override
    TargetDatabase target() {
        return target;
    }

    @Override
    Engine engine() {
        return Engine.POSTGRESQL;
    }
}
