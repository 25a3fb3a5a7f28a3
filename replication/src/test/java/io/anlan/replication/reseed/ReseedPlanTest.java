package io.anlan.replication.reseed;

import static io.anlan.replication.reseed.LinkFit.ABSENT;
import static io.anlan.replication.reseed.LinkFit.FITS;
import static io.anlan.replication.reseed.LinkFit.OTHER;
import static io.anlan.replication.reseed.LinkFit.UNFIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.replication.reseed.ReseedLook.Open;
import io.anlan.replication.reseed.ReseedRequest.Lost;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReseedPlanTest {
    private static final String ALL =
            "OPEN OUTBOUND INBOUND COPY_REGISTRATION TO_PLATFORM COPY_PLATFORM FROM_PLATFORM COMPARE CLOSE";

    @Test
    void a_site_that_lost_both_has_everything_to_do() {
        assertThat(plan(look(OTHER, ABSENT, ABSENT, ABSENT))).isEqualTo(ALL);
    }

    @Test
    void a_kept_platform_store_is_linked_and_filled_up_too() {
        assertThat(plan(look(OTHER, ABSENT, OTHER, ABSENT))).isEqualTo(ALL);
    }

    @Test
    void a_lost_platform_store_leaves_the_links_between_the_sites_alone() {
        assertThat(plan(look(FITS, FITS, ABSENT, OTHER)))
                .isEqualTo("OPEN TO_PLATFORM COPY_PLATFORM FROM_PLATFORM COMPARE CLOSE");
    }

    @Test
    void a_lost_place_in_the_peers_log_is_copied_around() {
        assertThat(plan(look(FITS, UNFIT, FITS, FITS))).isEqualTo("OPEN INBOUND COPY_REGISTRATION COMPARE CLOSE");
    }

    @Test
    void links_made_meanwhile_are_kept_and_the_platform_store_gets_the_copy_by_its_stream() {
        assertThat(plan(look(OTHER, ABSENT, FITS, FITS)))
                .isEqualTo("OPEN OUTBOUND INBOUND COPY_REGISTRATION COMPARE CLOSE");
    }

    @Test
    void what_is_copied_and_fits_is_not_done_again() {
        assertThat(plan(open(look(FITS, FITS, ABSENT, ABSENT), true, Set.of(CopyInto.PLATFORM))))
                .isEqualTo("TO_PLATFORM COPY_PLATFORM FROM_PLATFORM COMPARE CLOSE");
        assertThat(plan(open(look(FITS, FITS, FITS, FITS), true, Set.of()))).isEqualTo("COMPARE CLOSE");
    }

    @Test
    void a_log_given_up_during_the_copy_begins_it_again() {
        assertThat(plan(open(look(FITS, UNFIT, FITS, FITS), true, Set.of())))
                .isEqualTo("INBOUND COPY_REGISTRATION COMPARE CLOSE");
        assertThat(plan(open(look(FITS, FITS, UNFIT, FITS), true, Set.of())))
                .isEqualTo("TO_PLATFORM COPY_PLATFORM COMPARE CLOSE");
    }

    @Test
    void a_site_that_lost_nothing_is_left_alone() {
        assertThat(plan(look(FITS, FITS, FITS, FITS))).startsWith("refused not-destroyed");
        // That the peer lost its place in this site's log is for a reseed of the peer.
        assertThat(plan(look(UNFIT, FITS, FITS, FITS))).startsWith("refused not-destroyed");
    }

    @Test
    void the_survivor_is_never_filled_from_the_site_that_was_destroyed() {
        for (LinkFit outbound : LinkFit.values()) {
            assertThat(plan(look(outbound, OTHER, FITS, FITS))).startsWith("refused peer-is-new");
            assertThat(plan(open(look(outbound, OTHER, FITS, FITS), true, EnumSet.allOf(CopyInto.class))))
                    .startsWith("refused peer-is-new");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRES, ABSENT, OTHER, true",
        "POSTGRES, ABSENT, ABSENT, false",
        "POSTGRES, FITS, ABSENT, false",
        "MARIADB, FITS, ABSENT, true",
        "MARIADB, ABSENT, ABSENT, false",
        "MARIADB, ABSENT, OTHER, false",
        "BOTH, ABSENT, ABSENT, true",
        "BOTH, ABSENT, OTHER, false",
        "BOTH, FITS, ABSENT, false",
        "ANY, ABSENT, OTHER, true",
        "ANY, FITS, ABSENT, true"
    })
    void what_the_operator_says_is_lost_must_be(Lost lost, LinkFit inbound, LinkFit toPlatform, boolean agreed) {
        String plan = plan(look(inbound == ABSENT ? OTHER : FITS, inbound, toPlatform, ABSENT), lost);

        assertThat(plan.startsWith("refused lost-something-else"))
                .describedAs(plan)
                .isEqualTo(!agreed);
    }

    private static ReseedLook look(LinkFit outbound, LinkFit inbound, LinkFit toPlatform, LinkFit fromPlatform) {
        return new ReseedLook(outbound, inbound, toPlatform, fromPlatform, Optional.empty());
    }

    private static ReseedLook open(ReseedLook look, boolean rebuilt, Set<CopyInto> due) {
        return new ReseedLook(
                look.outbound(),
                look.inbound(),
                look.toPlatform(),
                look.fromPlatform(),
                Optional.of(new Open(rebuilt, due)));
    }

    private static String plan(ReseedLook look) {
        return plan(look, Lost.ANY);
    }

    private static String plan(ReseedLook look, Lost lost) {
        return ReseedPlan.of(look, lost)
                .fold(
                        steps -> steps.stream().map(ReseedStep::name).collect(Collectors.joining(" ")),
                        refused -> "refused " + refused.type() + ": " + refused.detail(),
                        doubt -> "in doubt");
    }
}
