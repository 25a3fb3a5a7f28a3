package io.anlan.replication.reseed;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.reseed.CopyBesideStream.Broken;
import io.anlan.replication.stage.Coupons;
import io.anlan.replication.stage.RandomRows;
import io.anlan.replication.stage.Rows;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However copy, stream, retention and kills fall: both ends have the same rows, of each merge rule. A failure names its seed. */
class CopyBesideStreamTest {
    private static final int SEEDS = 3_000;
    private static final List<TableDescription> TABLES =
            List.of(Rows.REGISTRATION, Rows.CAMPAIGN_TEXT, Coupons.TABLE, Rows.CATALOG.table("determination"));

    private final long first = RandomRows.seed();

    @Test
    void every_seed_ends_with_the_same_rows_at_both_ends() {
        assertThat(found(Broken.NOTHING)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void what_the_copy_rests_on_is_found_out_when_it_is_broken(Broken broken) {
        assertThat(found(broken)).describedAs("-Danlan.seed=%d", first).isPresent();
    }

    private Optional<String> found(Broken broken) {
        return LongStream.range(first, first + SEEDS)
                .boxed()
                .flatMap(seed -> TABLES.stream().flatMap(table -> CopyBesideStream.run(table, seed, broken).stream()))
                .findFirst();
    }
}
