package io.anlan.replication.apply;

import io.anlan.kernel.merge.Engine;
import io.anlan.replication.apply.mariadb.MariaDbTarget;
import io.anlan.replication.stage.CleanStage;
import io.anlan.replication.stage.Databases;
import org.junit.jupiter.api.BeforeAll;

class MariaDbGuardTest extends GuardContract {
    private final TargetDatabase target = new MariaDbTarget(Databases.platform());

    @BeforeAll
    static void clean() {
        CleanStage.mariaDb(Databases.mariaDb().replicator());
    }

    @Override
    TargetDatabase target() {
        return target;
    }

    @Override
    Engine engine() {
        return Engine.MARIADB;
    }
}
