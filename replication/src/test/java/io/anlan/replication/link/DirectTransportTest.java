package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import io.anlan.replication.stage.StagedTransport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DirectTransportTest {
    @Nested
    class Links extends LinkContract {
        @Override
        StagedTransport transport() {
            return StagedTransport.DIRECT;
        }
    }

    @Nested
    class Restarts extends LinkRestartContract {
        @Override
        StagedTransport transport() {
            return StagedTransport.DIRECT;
        }
    }

    @Nested
    class Parking extends ParkingContract {
        @Override
        StagedTransport transport() {
            return StagedTransport.DIRECT;
        }
    }

    @BeforeEach
    void clean() {
        SitePair.clean();
    }

    @Test
    void rows_written_together_arrive_together() {
        @Nullable
        Object[][] rows = IntStream.range(0, 3_000)
                .mapToObj(person -> Rows.registration("c1", person, 1))
                .toArray(Object[][]::new);
        try (StagedLink link = StagedLink.aToB().running()) {
            Rows.write(link.source(), Rows.REGISTRATION, rows);

            link.awaitsRows("registration", 3_000);

            assertThat(Databases.ask(link.target(), "SELECT count(DISTINCT xmin::text) FROM registration"))
                    .describedAs("target transactions")
                    .isEqualTo("1");
        }
    }

    @Test
    void an_unknown_column_is_reported_and_left_out() {
        Databases.run(Databases.postgresA().owner(), "ALTER TABLE campaign_text ADD COLUMN mood text");
        try (StagedLink link = StagedLink.aToB().running()) {
            Rows.write(link.source(), Rows.CAMPAIGN_TEXT, Rows.text("c1", "title", "", 10, 1));

            link.awaitsRows("campaign_text", 1);

            assertThat(link.counters().unknownColumns().sum()).isEqualTo(1);
        } finally {
            Databases.run(Databases.postgresA().owner(), "ALTER TABLE campaign_text DROP COLUMN mood");
        }
    }
}
