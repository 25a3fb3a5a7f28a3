package io.anlan.replication.reseed;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.replication.reseed.ReseedRequest.Lost;
import io.anlan.replication.reseed.SimulatedSites.Broken;
import io.anlan.replication.reseed.SimulatedSites.Killed;
import io.anlan.replication.stage.RandomRows;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A plan cut anywhere, any number of times, with logs given up in between: asked again it ends well. A failure names its seed. */
class ReseedCutTest {
    private static final int SEEDS = 20_000;
    private static final int CUTS = 12;

    private final long first = RandomRows.seed();

    @Test
    void a_reseed_cut_anywhere_ends_well_on_retry() {
        assertThat(found(Broken.NOTHING)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void what_a_reseed_rests_on_is_found_out_when_it_is_broken(Broken broken) {
        assertThat(found(broken)).describedAs("-Danlan.seed=%d", first).isPresent();
    }

    private Optional<String> found(Broken broken) {
        return LongStream.range(first, first + SEEDS)
                .boxed()
                .flatMap(seed -> run(seed, broken).map(finding -> "seed " + seed + ": " + finding).stream())
                .findFirst();
    }

    private static Optional<String> run(long seed, Broken broken) {
        SimulatedSites sites = new SimulatedSites(seed, broken);
        for (int cuts = 0; cuts < CUTS && !sites.serves(); cuts++) {
            String unused = asked(sites);
        }
        sites.calm();
        String told = sites.serves() ? "done" : asked(sites);
        if (!told.equals("done")) {
            return Optional.of(told);
        }
        sites.servesAndWrites();
        return sites.finding().isEmpty() ? Optional.empty() : Optional.of(sites.finding());
    }

    private static String asked(SimulatedSites sites) {
        try {
            return new Reseed(sites, new ReseedProgress(new LongAdder()), () -> true)
                    .run(new ReseedRequest(Lost.ANY, false, false))
                    .fold(
                            (List<String> done) -> "done",
                            refused -> "refused: " + refused.detail(),
                            doubt -> doubt.detail());
        } catch (Killed killed) {
            return "killed";
        }
    }
}
