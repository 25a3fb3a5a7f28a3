package io.anlan.app.registration;

import static io.anlan.app.registration.WriterRig.await;
import static io.anlan.app.registration.WriterRig.send;
import static io.anlan.app.registration.WriterRig.sql;
import static io.anlan.app.registration.WriterRig.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.RowHash;
import io.anlan.local.process.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The writer over a real PostgreSQL. */
class AcceptanceWriterTest {

    private static WriterRig rig;
    private AcceptanceWriter writer;

    @BeforeAll
    static void start() {
        rig = new WriterRig();
        // The first connection and the first run of everything would eat the budget of whichever test came first.
        var warm = rig.writer(2, 128, 5_000);
        Await.that("the writer is warm", Duration.ofSeconds(30))
                .until(() -> told(await(send(warm, Requests.of(1)))).startsWith("known"));
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @BeforeEach
    void clear() {
        rig.clear();
        writer = rig.writer(2, 128, 5_000);
    }

    @Test
    void a_registration_is_stored_with_its_vault_row_and_its_batch() {
        var answer = await(send(writer, Requests.of(1)));

        assertThat(told(answer)).isEqualTo("new ONE_SITE");
        assertThat(rig.count("select count(*) from registration")).isEqualTo(1);
        assertThat(rig.count("select count(*) from person_vault v join registration r using (person_key)"))
                .isEqualTo(1);
        assertThat(rig.count("select count(*) from batch b join registration r using (batch_id) where not b.\"both\""))
                .isEqualTo(1);
    }

    @Test
    void the_answer_says_both_sites_when_the_peer_holds_it() {
        rig.held = true;

        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("new BOTH_SITES");
        assertThat(rig.entries).singleElement().satisfies(entry -> {
            assertThat(entry.acceptances()).hasSize(1);
            assertThat(entry.vault()).hasSize(1);
        });
    }

    @Test
    void the_stored_row_has_the_hash_that_every_database_computes() {
        var answer = await(send(writer, Requests.of(1)));

        var row = answer.fold(said -> said.acceptance(), r -> null, d -> null);

        assertThat(row.rowHash()).isEqualTo(RowHash.of(Acceptance.TABLE, row.values()));
        assertThat(rig.count("select count(*) from registration where row_hash = '\\x"
                        + java.util.HexFormat.of().formatHex(row.rowHash()) + "'"))
                .isEqualTo(1);
    }

    @Test
    void who_is_registered_is_told_so_and_joins_the_entry_again() {
        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("new ONE_SITE");
        rig.entries.clear();
        rig.held = true;

        var again = await(send(writer, Requests.of(1)));

        assertThat(told(again)).isEqualTo("known BOTH_SITES");
        assertThat(rig.entries)
                .singleElement()
                .satisfies(entry -> assertThat(entry.acceptances())
                        .singleElement()
                        .satisfies(met -> assertThat(met.batchId()).isNotEqualTo(entry.batchId())));
        assertThat(rig.count("select count(*) from registration")).isEqualTo(1);
    }

    @Test
    void a_row_known_at_both_sites_is_told_so_and_not_put_again() {
        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("new ONE_SITE");
        rig.sql("update batch set \"both\" = true");
        rig.entries.clear();

        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("known BOTH_SITES");
        assertThat(rig.entries).isEmpty();
    }

    @Test
    void a_single_row_known_at_both_sites_is_told_so() {
        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("new ONE_SITE");
        rig.sql("insert into held_row select campaign_id, person_key, site from registration");

        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("known BOTH_SITES");
    }

    @Test
    void a_person_the_peer_has_accepted_is_not_accepted_again() {
        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("new ONE_SITE");
        rig.sql("update registration set site = 2, writer = 3");

        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("known BOTH_SITES");
        assertThat(rig.count("select count(*) from registration")).isEqualTo(1);
    }

    @Test
    void what_the_peer_has_just_accepted_is_answered_from_the_journal() {
        var ofPeer = acceptedByPeer(Requests.of(1));
        rig.inbound.put(ofPeer.key(), ofPeer);

        var answers = List.of(send(writer, Requests.of(1)), send(writer, Requests.of(2)));

        assertThat(told(await(answers.get(0)))).isEqualTo("known BOTH_SITES");
        assertThat(told(await(answers.get(1)))).isEqualTo("new ONE_SITE");
        assertThat(rig.count("select count(*) from registration")).isEqualTo(1);
    }

    @Test
    void an_entry_of_the_peer_does_not_hide_a_smaller_acceptance_of_this_site() {
        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("new ONE_SITE");
        var later = acceptedByPeer(Requests.of(1));
        rig.inbound.put(later.key(), later);

        var counting = await(send(writer, Requests.of(1)))
                .fold(answer -> answer.acceptance().site(), refusal -> null, doubt -> null);

        assertThat(counting).isEqualTo(SiteId.SITE_A);
    }

    private static Acceptance acceptedByPeer(RegistrationRequest request) {
        return new Acceptance(
                        request.key().campaignId(),
                        request.key().personKey(),
                        SiteId.SITE_B,
                        request.registrationNo(),
                        request.channel(),
                        request.idempotencyKey(),
                        request.bodyHash(),
                        1,
                        "b1-1",
                        "corr",
                        null,
                        Long.MAX_VALUE,
                        SiteId.SITE_B.registrationWriter(),
                        new byte[0])
                .hashed();
    }

    @Test
    void a_key_used_with_another_body_is_refused() {
        assertThat(told(await(send(writer, Requests.of(1, "k", "wechat"))))).isEqualTo("new ONE_SITE");

        assertThat(told(await(send(writer, Requests.of(1, "k", "alipay"))))).isEqualTo("idempotency-key-reused");
        assertThat(told(await(send(writer, Requests.of(1, "other", "alipay"))))).isEqualTo("known ONE_SITE");
    }

    @Test
    void many_taps_of_one_person_in_one_batch_are_one_registration() {
        var answers = tapsWhileTheGateIsHeld(20);

        assertThat(answers.stream().map(answer -> told(await(answer))).collect(counting()))
                .isEqualTo(Map.of("new ONE_SITE", 1L, "known ONE_SITE", 19L));
        assertThat(rig.count("select count(*) from registration")).isEqualTo(1);
        assertThat(rig.count("select count(*) from batch")).isLessThanOrEqualTo(2);
    }

    /** A lock on the gate makes the first batch wait while the others gather. */
    private List<CompletableFuture<Outcome<Answer>>> tapsWhileTheGateIsHeld(int taps) {
        try (var holder = rig.server.owner().connect()) {
            lockGate(holder);
            var answers = IntStream.range(0, taps)
                    .mapToObj(i -> send(writer, Requests.of(1)))
                    .toList();
            holder.rollback();
            return answers;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void requests_that_wait_go_in_one_batch() {
        var answers = IntStream.range(0, 200)
                .mapToObj(i -> send(writer, Requests.of(i)))
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(told(await(answer))).isEqualTo("new ONE_SITE"));
        assertThat(rig.count("select count(*) from registration")).isEqualTo(200);
        assertThat(rig.count("select count(*) from batch")).isLessThan(20);
    }

    @Test
    void a_row_that_cannot_be_stored_is_refused_alone() {
        var answers = IntStream.range(0, 60)
                .mapToObj(i -> send(writer, i == 17 ? Requests.of(i, "k-\u0000", "wechat") : Requests.of(i)))
                .toList();

        var told = answers.stream().map(answer -> told(await(answer))).toList();

        assertThat(told.get(17)).isEqualTo("bad-text");
        assertThat(told.stream().collect(counting())).isEqualTo(Map.of("bad-text", 1L, "new ONE_SITE", 59L));
        assertThat(rig.count("select count(*) from registration")).isEqualTo(59);
        assertThat(rig.count("select count(*) from registration r left join batch b using (batch_id) where b is null"))
                .isZero();
    }

    @Test
    void through_a_closed_gate_nothing_passes() {
        rig.sql("update campaign_gate set open = false");

        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("campaign-closed");
        assertThat(rig.count("select count(*) from registration")).isZero();
        assertThat(rig.count("select count(*) from batch")).isZero();
    }

    @Test
    void who_registered_in_time_is_told_so_after_the_closing() {
        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("new ONE_SITE");
        rig.sql("update campaign_gate set open = false");

        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("known ONE_SITE");
    }

    @Test
    void a_campaign_without_a_gate_here_stores_nothing() {
        var answer = send(writer, Requests.of("elsewhere", false, 1, "k", "wechat"));

        assertThat(told(await(answer))).isEqualTo("not-stored");
    }

    @Test
    void after_the_campaign_s_end_nothing_passes_though_the_gate_stands_open() {
        rig.sql("insert into campaign_gate values ('over', true, 1000)");

        assertThat(told(await(send(writer, Requests.of("over", false, 1, "k", "wechat")))))
                .isIn("campaign-closed", "not-stored");
        assertThat(rig.count("select count(*) from registration")).isZero();
    }

    @Test
    void closing_waits_for_the_batches_before_it() throws SQLException {
        try (var holder = rig.server.owner().connect()) {
            blockPerson(holder, 1);
            var answer = send(writer, Requests.of(1));
            awaitBlockedBackends(1);

            var closing =
                    CompletableFuture.runAsync(() -> sql(rig.server.owner(), "update campaign_gate set open = false"));
            awaitBlockedBackends(2);
            assertThat(closing).isNotDone();
            holder.rollback();

            closing.join();
            assertThat(told(await(answer))).isIn("new ONE_SITE", "in-doubt");
            assertThat(rig.count("select count(*) from registration")).isEqualTo(1);
        }
    }

    @Test
    void a_batch_that_waited_for_the_closing_stores_nothing() throws SQLException {
        try (var holder = rig.server.owner().connect()) {
            holder.setAutoCommit(false);
            try (var statement = holder.createStatement()) {
                assertThat(statement.executeUpdate("update campaign_gate set open = false"))
                        .isPositive();
            }
            var answer = send(writer, Requests.of(1));
            awaitBlockedBackends(1);

            holder.commit();

            assertThat(told(await(answer))).isEqualTo("campaign-closed");
            assertThat(rig.count("select count(*) from registration")).isZero();
        }
    }

    @Test
    void a_batch_whose_backend_is_ended_is_in_doubt() throws SQLException {
        try (var holder = rig.server.owner().connect()) {
            lockGate(holder);
            var answer = send(writer, Requests.of(1));
            awaitBlockedBackends(1);
            sql(
                    rig.server.superuser(),
                    "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'");

            assertThat(told(await(answer))).isEqualTo("in-doubt");
            holder.rollback();
        }

        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("new ONE_SITE");
    }

    @Test
    void under_load_ended_backends_cost_a_batch_each_and_every_person_counts_once() {
        var before = rig.count.troubles(StoreTrouble.IN_DOUBT);
        var waves = IntStream.range(0, 2_000)
                .mapToObj(i -> {
                    if (i % 500 == 250) {
                        endOneBackend();
                    }
                    return Map.entry(i, send(writer, Requests.of(i)));
                })
                .toList();
        var first = waves.stream().collect(Collectors.toMap(Map.Entry::getKey, wave -> told(await(wave.getValue()))));

        assertThat(first.values()).doesNotContain("bad-text");
        assertThat(rig.count.troubles(StoreTrouble.IN_DOUBT) - before)
                .as("one batch for each backend ended")
                .isLessThanOrEqualTo(4);
        first.forEach((person, told) -> {
            if (!told.startsWith("new")) {
                assertThat(told(await(send(writer, Requests.of(person))))).isIn("new ONE_SITE", "known ONE_SITE");
            }
        });
        assertThat(rig.count("select count(*) from registration")).isEqualTo(2_000);
        assertThat(rig.count("select count(distinct person_key) from registration"))
                .isEqualTo(2_000);
    }

    @Test
    void more_than_the_queue_holds_is_surely_not_stored() {
        var small = rig.writer(1, 2, 10);

        var answers = IntStream.range(0, 200)
                .mapToObj(i -> send(small, Requests.of(i)))
                .toList();
        var told = answers.stream().map(answer -> told(await(answer))).collect(counting());

        assertThat(told.keySet()).containsExactlyInAnyOrder("new ONE_SITE", "not-stored");
        assertThat(rig.count("select count(*) from registration")).isEqualTo(told.get("new ONE_SITE"));
    }

    @Test
    void what_is_stuck_in_the_database_is_in_doubt_and_what_still_waits_is_not_stored() throws SQLException {
        var one = rig.writer(1, 1, 100);
        try (var holder = rig.server.owner().connect()) {
            lockGate(holder);
            var sent = send(one, Requests.of(1));
            awaitBlockedBackends(1);
            var waiting = send(one, Requests.of(2));

            assertThat(told(await(sent))).isEqualTo("in-doubt");
            assertThat(told(await(waiting))).isEqualTo("not-stored");
            holder.rollback();
        }

        Await.that("the batch in doubt is stored", Duration.ofSeconds(5))
                .until(() -> rig.count("select count(*) from registration") == 1);
        assertThat(told(await(send(one, Requests.of(2))))).isEqualTo("new ONE_SITE");
    }

    @Test
    void a_strict_campaign_leaves_doubt_until_both_sites_have_it() {
        assertThat(told(await(send(writer, Requests.strict(1))))).isEqualTo("in-doubt");
        assertThat(told(await(send(writer, Requests.strict(1))))).isEqualTo("in-doubt");
        rig.held = true;

        assertThat(told(await(send(writer, Requests.strict(1))))).isEqualTo("known BOTH_SITES");
    }

    @Test
    void what_was_stored_while_the_closing_began_is_in_doubt() {
        rig.closing = true;

        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("in-doubt");
        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("known ONE_SITE");
    }

    @Test
    void a_writer_that_leaves_accepts_nothing_more() {
        writer.leave();

        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("not-stored");
        assertThat(writer.idle()).isTrue();
    }

    private static void lockGate(Connection holder) throws SQLException {
        holder.setAutoCommit(false);
        try (var statement = holder.createStatement()) {
            var unused = statement.execute("select from campaign_gate for update");
        }
    }

    /** An uncommitted row of the same key makes the batch's insert wait. */
    private static void blockPerson(Connection holder, int person) throws SQLException {
        holder.setAutoCommit(false);
        try (var statement = holder.prepareStatement("insert into registration (campaign_id, person_key, site,"
                + " registration_no, channel, idempotency_key, body_hash, accepted_at, batch_id, correlation_id,"
                + " version, writer, row_hash) values (?, ?, 1, '', '', '', '', 0, '', '', 0, 1, '')")) {
            statement.setString(1, Requests.CAMPAIGN);
            statement.setBytes(2, Requests.person(person).bytes());
            var unused = statement.executeUpdate();
        }
    }

    private static void awaitBlockedBackends(int howMany) {
        Await.that(howMany + " backends wait for a lock", Duration.ofSeconds(10))
                .until(() ->
                        rig.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") >= howMany);
    }

    private static void endOneBackend() {
        sql(
                rig.server.superuser(),
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'anlan'"
                        + " and pid <> pg_backend_pid() and state = 'active' limit 1");
    }

    private static java.util.stream.Collector<String, ?, Map<String, Long>> counting() {
        return Collectors.groupingBy(told -> told, Collectors.counting());
    }
}
