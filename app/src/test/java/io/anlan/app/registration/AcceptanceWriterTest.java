package io.anlan.app.registration;

import static io.anlan.app.registration.WriterRig.await;
import static io.anlan.app.registration.WriterRig.send;
import static io.anlan.app.registration.WriterRig.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.journal.JournalEntry;
import io.anlan.app.testing.SetTicker;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.RowHash;
import java.util.List;
import java.util.Map;
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
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @BeforeEach
    void clear() {
        rig.clear();
        writer = rig.writer(2, new SetTicker(0));
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

    /** Seen once: what the peer held of the first spoke for rows of the second. */
    @Test
    void what_is_tried_again_shares_no_journal_entry_with_what_was_known() {
        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("new ONE_SITE");
        var later = acceptedByPeer(Requests.of(1));
        rig.inbound.put(later.key(), later);
        var unlucky = rig.writer(new FirstIsVictim(rig.store(), Requests.of(2).key()), 1, new SetTicker(0));

        var answers = rig.inOneBatch(unlucky, List.of(1, 2));

        assertThat(answers).extracting(answer -> told(await(answer))).containsExactly("known ONE_SITE", "new ONE_SITE");
        assertThat(rig.entries).extracting(JournalEntry::batchId).hasSize(4).doesNotHaveDuplicates();
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
        var answers = rig.whileTheGateIsHeld(() -> IntStream.range(0, 20)
                .mapToObj(i -> send(writer, Requests.of(1)))
                .toList());

        assertThat(answers.stream().map(answer -> told(await(answer))).collect(StoreLocks.counting()))
                .isEqualTo(Map.of("new ONE_SITE", 1L, "known ONE_SITE", 19L));
        assertThat(rig.count("select count(*) from registration")).isEqualTo(1);
        assertThat(rig.count("select count(*) from batch")).isLessThanOrEqualTo(2);
    }

    @Test
    void requests_that_wait_go_in_one_batch() {
        var answers = rig.whileTheGateIsHeld(() -> IntStream.range(0, 200)
                .mapToObj(i -> send(writer, Requests.of(i)))
                .toList());

        assertThat(answers).allSatisfy(answer -> assertThat(told(await(answer))).isEqualTo("new ONE_SITE"));
        assertThat(rig.count("select count(*) from registration")).isEqualTo(200);
        assertThat(rig.count("select count(*) from batch")).isLessThan(20);
    }

    @Test
    void a_strict_campaign_leaves_doubt_until_both_sites_have_it() {
        assertThat(told(await(send(writer, Requests.strict(1))))).isEqualTo("in-doubt");
        assertThat(told(await(send(writer, Requests.strict(1))))).isEqualTo("in-doubt");
        rig.held = true;

        assertThat(told(await(send(writer, Requests.strict(1))))).isEqualTo("known BOTH_SITES");
    }

    @Test
    void a_writer_that_leaves_accepts_nothing_more() {
        writer.leave();

        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("not-stored");
        assertThat(writer.idle()).isTrue();
    }
}
