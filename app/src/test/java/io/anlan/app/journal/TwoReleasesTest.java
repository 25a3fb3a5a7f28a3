package io.anlan.app.journal;

import static io.anlan.app.journal.JournalFixture.acceptance;
import static io.anlan.app.journal.JournalFixture.entry;
import static io.anlan.app.journal.JournalFixture.hold;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.merge.TableCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two releases side by side: the later one has a second format, which the former cannot read. */
class TwoReleasesTest {

    private static final byte FIRST = FirstFormat.NUMBER;
    private static final byte SECOND = 2;
    private static final EntryCodec FORMER = new EntryCodec(new FirstFormat());
    private static final EntryCodec LATER = EntryCodec.standard();

    @Test
    void an_old_peer_is_given_what_it_reads_and_holds_it() {
        var sites = new JournalFixture(LATER, FORMER);

        assertThat(hold(sites.a, entry("batch", 1))).isTrue();

        assertThat(formats(sites)).containsExactly(FIRST);
        assertThat(sites.b.index().find(acceptance("batch", 1).key())).isNotNull();
    }

    @Test
    void what_an_old_peer_cannot_read_is_not_held_and_not_lost() {
        var sites = new JournalFixture(LATER, FORMER);
        var quota = TableCatalog.standard().table("quota");
        var row = new Object[] {"noodles", 10L, 5L, 5L, 1L, (short) 1, new byte[16]};
        var rows = new TableRows(quota, List.<Object[]>of(row));
        var entry = new JournalEntry("claims", List.of(), List.of(), List.of(rows));

        assertThat(hold(sites.a, entry)).isFalse();
        assertThat(sites.wan.b().inbound).isEmpty();

        sites.restartB(LATER);
        sites.round();
        sites.round();
        assertThat(hold(sites.a, entry)).isTrue();
        var read = LATER.decode(sites.wan.b().inbound.values().iterator().next());
        assertThat(read.rows()).singleElement().satisfies(some -> {
            assertThat(some.table()).isEqualTo(quota);
            assertThat(some.rows().get(0)).isEqualTo(row);
        });
    }

    @Test
    void an_old_node_goes_on_beside_a_new_peer() {
        var sites = new JournalFixture(FORMER, LATER);

        assertThat(hold(sites.a, entry("batch", 1))).isTrue();

        assertThat(formats(sites)).containsExactly(FIRST);
    }

    @Test
    void the_new_format_is_written_as_soon_as_the_peer_names_it() {
        var sites = new JournalFixture(LATER, FORMER);
        sites.restartB(LATER);
        sites.round();
        sites.round();

        assertThat(hold(sites.a, entry("batch", 1))).isTrue();

        assertThat(formats(sites)).containsExactly(SECOND);
        assertThat(sites.b.index().find(acceptance("batch", 1).key())).isNotNull();
    }

    @Test
    void a_peer_that_went_back_to_the_former_release_is_given_everything_again_in_its_format() {
        var sites = new JournalFixture(LATER, LATER);
        hold(sites.a, entry("batch", 1));
        assertThat(formats(sites)).containsExactly(SECOND);

        sites.restartB(FORMER);
        sites.round();

        assertThat(formats(sites)).containsExactly(FIRST);
        assertThat(sites.b.index().find(acceptance("batch", 1).key())).isNotNull();
    }

    @Test
    void nobody_heard_yet_means_the_oldest_format() {
        assertThat(LATER.newest(Set.of())).isEqualTo(FIRST);
        assertThat(LATER.newest(Set.of((byte) 9))).isEqualTo(FIRST);
        assertThat(LATER.newest(Set.of(FIRST, SECOND))).isEqualTo(SECOND);
    }

    @Test
    void what_was_put_in_a_format_that_a_node_of_the_peer_does_not_name_now_is_not_held() {
        var heard = Set.of(
                new Vouching.HeardBeat(PeerBeatsTest.beat("b1", 2, Set.of(FIRST, SECOND)), 0),
                new Vouching.HeardBeat(PeerBeatsTest.beat("b2", 2, Set.of(FIRST)), 0));

        assertThat(Vouching.vouches(heard, FIRST)).isTrue();
        assertThat(Vouching.vouches(heard, SECOND)).isFalse();
    }

    /** Whatever release the peer goes to and whenever: an entry that counts as held is one that the peer has read. */
    @Test
    void in_any_order_of_upgrades_what_is_held_is_read() {
        for (var seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            var sites =
                    new JournalFixture(random.nextBoolean() ? LATER : FORMER, random.nextBoolean() ? LATER : FORMER);
            var held = new ArrayList<Integer>();
            for (var step = 0; step < 40; step++) {
                switch (random.nextInt(4)) {
                    case 0 -> {
                        // A start takes longer than the last beat of the life before is believed.
                        sites.pass(Vouching.BEAT_MILLIS_MAX);
                        sites.restartB(random.nextBoolean() ? LATER : FORMER);
                    }
                    case 1 -> sites.round();
                    default -> {
                        if (hold(sites.a, entry("batch-" + step, step))) {
                            assertThat(read(sites, step))
                                    .as("seed %d, step %d", seed, step)
                                    .isTrue();
                            held.add(step);
                        }
                    }
                }
            }
            sites.round();
            sites.round();
            for (var person : held) {
                assertThat(read(sites, person))
                        .as("seed %d, person %d, at the end", seed, person)
                        .isTrue();
            }
        }
    }

    private static boolean read(JournalFixture sites, int person) {
        var key = acceptance("batch-" + person, person).key();
        return sites.b.index().find(key) != null
                || sites.storeB.rows.stream().anyMatch(row -> row.key().equals(key));
    }

    private static Set<Byte> formats(JournalFixture sites) {
        return Set.of(sites.wan.b().inbound.values().iterator().next()[0]);
    }
}
