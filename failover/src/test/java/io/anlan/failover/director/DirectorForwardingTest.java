package io.anlan.failover.director;

import static io.anlan.failover.director.DoorFixture.lease;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.view.Place;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectorForwardingTest {
    private static final String SHARE = "/leases/share/site-a";

    @TempDir
    private Path folder;

    private DoorFixture door;

    @BeforeEach
    void open() throws Exception {
        door = new DoorFixture(folder, Map.of());
        door.settle();
    }

    @AfterEach
    void close() throws Exception {
        door.close();
    }

    @Test
    void who_does_not_lead_asks_the_leader_with_the_callers_own_secret() throws Exception {
        try (var follower = new DoorFixture(folder.resolve("follower"), Map.of(Place.SITE_B, door.uri()))) {
            follower.follow("site-b");

            var answer = follower.as("node.site-a", "PUT", SHARE, lease("site-a", 0));
            var forbidden = follower.as("node.site-b", "PUT", SHARE, lease("site-a", 0));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(forbidden.statusCode()).isEqualTo(403);
            assertThat(follower.log.entries()).isZero();
            assertThat(door.log.leases().leases()).hasSize(1);
        }
    }

    @Test
    void two_that_do_not_lead_do_not_pass_a_question_round_for_ever() throws Exception {
        try (var other = new DoorFixture(folder.resolve("other"), Map.of(Place.SITE_B, door.uri()))) {
            other.follow("site-b");
            door.follow("site-a");
            door.meet(Place.SITE_A, other.uri());

            var answer = other.as("node.site-a", "PUT", SHARE, lease("site-a", 0));

            // Passed round until somebody lost patience it would be in doubt.
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("/not-now");
        }
    }
}
