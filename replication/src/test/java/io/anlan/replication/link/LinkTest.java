package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.replication.stage.CleanStage;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.StagedLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {
    @BeforeEach
    void clean() {
        CleanStage.postgres(Databases.postgresA().replicator());
        CleanStage.postgres(Databases.postgresB().replicator());
    }

    @Test
    void a_row_written_at_a_arrives_at_b() {
        try (StagedLink link = StagedLink.aToB().running()) {
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));

            link.awaitsRows("registration", 1);

            assertThat(Databases.ask(link.target(), "SELECT encode(row_hash, 'hex') FROM registration"))
                    .isEqualTo(Databases.ask(link.source(), "SELECT encode(row_hash, 'hex') FROM registration"));
        }
    }
}
