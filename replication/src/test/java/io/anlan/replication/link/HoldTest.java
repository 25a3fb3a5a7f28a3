package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.replication.apply.TargetSession;
import io.anlan.replication.apply.postgres.PostgresTarget;
import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.position.Standing;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HoldTest {
    @BeforeEach
    void clean() {
        SitePair.clean();
    }

    @Test
    void a_silent_holder_loses_the_link_and_cannot_write_afterwards() throws SQLException {
        try (StagedLink link = StagedLink.aToB()) {
            assertThat(link.create().<Boolean>fold(done -> true, refused -> false, doubt -> false))
                    .isTrue();
            try (TargetSession frozen = session(link, "frozen")) {
                LinkPosition position = frozen.position().orElseThrow();
                assertThat(frozen.hold(position, Duration.ofSeconds(5))).isTrue();
                Standing standing = new Standing(Objects.requireNonNull(position.offset()), 0, 0);

                link.started().awaits(LinkState.STANDBY).awaits(LinkState.RUNNING);
                Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));
                link.awaitsRows("registration", 1);

                assertThatThrownBy(() -> frozen.held(standing, at -> true)).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void a_living_holder_keeps_the_link() throws SQLException {
        try (StagedLink link = StagedLink.aToB().running();
                TargetSession other = session(link, "other")) {
            LinkPosition position = other.position().orElseThrow();

            assertThat(other.hold(position, Duration.ofSeconds(5))).isFalse();
        }
    }

    @Test
    void a_holder_whose_name_was_replaced_stops_at_its_next_transaction() {
        try (StagedLink link = StagedLink.aToB().running()) {
            Databases.run(link.target(), "UPDATE link_position SET holder = 'somebody else', holder_pid = 0");

            link.awaits(LinkState.STANDBY);
        }
    }

    private static TargetSession session(StagedLink link, String holder) throws SQLException {
        return TargetSession.open(new PostgresTarget(Databases.address(link.target())), "site-a-to-site-b", holder);
    }
}
