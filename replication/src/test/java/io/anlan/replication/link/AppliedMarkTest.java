package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppliedMarkTest {
    @BeforeEach
    void clean() {
        SitePair.clean();
    }

    @Test
    void a_transaction_held_open_is_not_covered_by_a_mark_beyond_its_rows() throws SQLException {
        try (StagedLink link = StagedLink.aToB().running();
                Connection open = link.source().connect();
                Connection blocker = link.target().connect();
                Statement blocking = blocker.createStatement()) {
            open.setAutoCommit(false);
            blocker.setAutoCommit(false);
            Rows.write(open, Rows.REGISTRATION, Rows.registration("open", 1, 1));
            long rowWritten = link.sourceInsertLsn();
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("other", 2, 1));
            link.awaitsMark(rowWritten).awaitsRows("registration", 1);

            blocking.execute("LOCK TABLE registration IN EXCLUSIVE MODE");
            open.commit();
            long committed = link.sourceInsertLsn();
            link.awaits("heartbeats go on at the source", () -> link.sourceInsertLsn() > committed + 200);

            assertThat(link.mark()).isLessThan(committed);
            blocker.rollback();
            link.awaitsMark(committed);
            assertThat(Databases.ask(link.target(), "SELECT count(*) FROM registration"))
                    .isEqualTo("2");
        }
    }

    @Test
    void the_mark_covers_a_commit_only_with_its_rows() {
        try (StagedLink link = StagedLink.aToB().running()) {
            for (int person = 1; person <= 20; person++) {
                Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", person, 1));
                long committed = link.sourceInsertLsn();

                link.awaitsMark(committed);

                assertThat(Databases.ask(link.target(), "SELECT count(*) FROM registration"))
                        .isEqualTo(Integer.toString(person));
            }
        }
    }
}
