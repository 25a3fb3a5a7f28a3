package io.anlan.failover.edge;

import static io.anlan.kernel.SiteId.SITE_A;
import static io.anlan.kernel.SiteId.SITE_B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.failover.edge.plan.CheckRules;
import io.anlan.failover.edge.plan.SiteAddresses;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom an edge sends citizens' requests to, and who lets it in. */
class EdgeToNodeTlsTest {

    /** Asked often, so that a new connection comes soon; patient, so that a slow machine is no failure. */
    private static final CheckRules OFTEN =
            new CheckRules(Duration.ofMillis(20), Duration.ofSeconds(20), 2, 2, Duration.ZERO, Duration.ofSeconds(2));

    private final PartFolders parts = PartFolders.fresh();
    private final StringBuffer said = new StringBuffer();
    private final Logger log = Logger.getLogger(Distrust.class.getName());
    private final Handler heard = new Heard();

    @BeforeEach
    void listen() {
        log.addHandler(heard);
    }

    @AfterEach
    void unlisten() {
        log.removeHandler(heard);
    }

    @Test
    void a_request_reaches_its_home_by_tls_as_it_was_sent() {
        try (EdgeFixture twin = new EdgeFixture(OFTEN, parts)) {
            bothUp(twin);

            assertThat(twin.send(twin.register(SITE_A)).header("Anlan-Site")).isEqualTo("site-a");
            assertThat(twin.send(twin.register(SITE_B)).header("Anlan-Site")).isEqualTo("site-b");

            assertThat(twin.a.seen().get(0).headers()).containsEntry("Host", "127.0.0.1:" + twin.port());
            assertThat(twin.a.seen().get(0).body()).isEqualTo("{\"channel\":\"wechat\"}");
            assertThat(said).isEmpty();
        }
    }

    @Test
    void a_node_of_another_authority_is_down_and_its_persons_are_served_by_the_other_site() throws IOException {
        parts.foreign(SITE_A);

        assertDistrusted("not believed");
    }

    @Test
    void a_node_whose_certificate_has_ended_is_down() throws IOException {
        parts.expired(SITE_A);

        assertDistrusted("not believed");
    }

    @Test
    void a_part_that_is_no_node_of_the_site_is_down_though_of_the_same_authority() throws IOException {
        parts.renamed(SITE_A, "replicator", SITE_A);
        assertDistrusted("replicator.site-a.anlan");

        said.setLength(0);
        parts.renamed(SITE_A, "node", SITE_B);
        assertDistrusted("node.site-b.anlan");
    }

    private void assertDistrusted(String reason) {
        try (EdgeFixture twin = new EdgeFixture(OFTEN, parts)) {
            twin.awaitState(SITE_B, "UP");
            twin.awaitUntil("a word about site A", () -> said.toString().contains(reason));
            twin.awaitState(SITE_A, "DOWN");

            assertThat(twin.send(twin.register(SITE_A)).status()).isEqualTo(201);
            assertThat(twin.send(twin.registerWithoutKey(SITE_A)).header("Anlan-Site"))
                    .isEqualTo("site-b");
            assertThat(twin.a.seen()).isEmpty();
            assertThat(twin.a.checks()).isZero();
            // Once, not at each of fifty questions a second.
            assertThat(said.toString().lines().filter(line -> line.contains("no TLS with node")))
                    .hasSize(1);
        }
    }

    @Test
    void an_edge_that_no_node_believes_reaches_none() throws IOException {
        parts.foreignEdge();

        try (EdgeFixture twin = new EdgeFixture(OFTEN, parts)) {
            awaitFailedChecks(twin);

            assertThat(twin.send(twin.register(SITE_A)).status()).isEqualTo(503);
            assertThat(twin.a.seen()).isEmpty();
            assertThat(twin.b.seen()).isEmpty();
            assertThat(twin.a.checks() + twin.b.checks()).isZero();
            // It is the node that does not believe: all that is heard of it is an alert.
            twin.awaitUntil("a word about both sites", () -> told("site-a") && told("site-b"));
            assertThat(said.toString()).contains("certificate");
        }
    }

    @Test
    void a_node_that_is_killed_is_not_said_to_be_distrusted() {
        try (EdgeFixture twin = new EdgeFixture(OFTEN, parts)) {
            bothUp(twin);

            twin.a.kill();

            twin.awaitState(SITE_A, "DOWN");
            assertThat(said).isEmpty();
        }
    }

    private boolean told(String site) {
        return said.toString().lines().anyMatch(line -> line.contains("no TLS with node") && line.contains(site));
    }

    @Test
    void a_certificate_exchanged_on_either_side_counts_without_a_restart() throws IOException {
        parts.foreignEdge();
        try (EdgeFixture twin = new EdgeFixture(OFTEN, parts)) {
            awaitFailedChecks(twin);

            parts.mendedEdge();
            twin.clock.pass(Duration.ofSeconds(11));
            twin.awaitUntil("the edge to show its new certificate", () -> twin.isState(SITE_A, "UP"));
            twin.awaitState(SITE_B, "UP");

            parts.expired(SITE_A);
            twin.a.kill();
            twin.a.start();
            twin.awaitState(SITE_A, "DOWN");
            assertThat(twin.send(twin.register(SITE_A)).header("Anlan-Site")).isEqualTo("site-b");
        }
    }

    @Test
    void who_is_no_longer_believed_is_found_out_though_connections_stand() throws IOException {
        try (EdgeFixture twin = new EdgeFixture(OFTEN, parts)) {
            bothUp(twin);

            parts.strangeEdge();
            twin.clock.pass(Duration.ofSeconds(11));

            twin.awaitState(SITE_A, "DOWN");
            twin.awaitState(SITE_B, "DOWN");
            assertThat(said.toString()).contains("not believed");
        }
    }

    @Test
    void nodes_by_tls_without_a_certificate_to_show_stop_the_start_with_a_word() {
        Map<String, String> bare = Map.of("ANLAN_EDGE_SITES", "site-a=https://127.0.1.1:1;site-b=https://127.0.2.1:1");

        assertThatThrownBy(() -> EdgeConfig.of(bare)).hasMessageContaining("ANLAN_TLS");
        assertThat(SiteAddresses.parse("site-a=https://h:1").get(0).tls()).isTrue();
    }

    /** At both nodes, and more than a handful: an edge that was let in would have been by now. */
    private static void awaitFailedChecks(EdgeFixture twin) {
        twin.awaitUntil("checks to fail", () -> failedChecks(twin) > 20);
        assertThat(twin.isState(SITE_A, "UP") || twin.isState(SITE_B, "UP")).isFalse();
    }

    private static double failedChecks(EdgeFixture twin) {
        return twin.send(twin.admin("/admin/metrics", EdgeFixture.SECRET).build())
                .body()
                .lines()
                .filter(line -> line.startsWith("anlan_edge_checks_total") && line.contains("ready=\"false\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static void bothUp(EdgeFixture twin) {
        twin.awaitState(SITE_A, "UP");
        twin.awaitState(SITE_B, "UP");
    }

    private final class Heard extends Handler {

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel() == Level.WARNING) {
                said.append(new SimpleFormatter().formatMessage(line)).append('\n');
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
