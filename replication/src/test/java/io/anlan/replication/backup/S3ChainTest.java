package io.anlan.replication.backup;

import static io.anlan.replication.backup.SiteBackups.Place.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.replication.backup.s3.S3Stub;
import io.anlan.replication.stage.Rows;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A chain of segments whose store is a service that speaks S3, as it is in a folder. */
class S3ChainTest extends StagedChain {
    private final S3Stub stub;

    S3ChainTest() throws IOException {
        stub = new S3Stub();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Override
    BackupStore here() {
        return stub.store(Duration.ofSeconds(60));
    }

    @Test
    void any_second_since_the_backup_comes_back_and_all_lies_in_both_stores() throws IOException, SQLException {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        written();
        long between = now(A);
        written();

        assertThat(restored(RestoreMoment.at(between))).startsWith("[registration: 2 rows");
        assertThat(restored(RestoreMoment.newest())).startsWith("[registration: 3 rows");
        assertThat(Stand.REGISTRATION_B.content()).isEqualTo(A.content());
        assertThat(here().list("site-a/changes/")).hasSizeGreaterThan(1);
        assertThat(copy().list("site-a/changes/")).isEqualTo(here().list("site-a/changes/"));
    }

    @Test
    void a_segment_that_was_lost_or_spoiled_there_is_refused_and_what_is_before_it_is_not()
            throws IOException, SQLException {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        Rows.write(A.login(), Rows.REGISTRATION, Rows.registration("c", person++, 1));
        long before = now(A);
        assertThat(recorder(A).run()).isTrue();
        written();
        String last = here().list("site-a/changes/").stream()
                .reduce((one, other) -> other)
                .orElseThrow();
        here().put(last, new byte[1]);

        assertThat(restored(RestoreMoment.newest())).startsWith("refused ");
        assertThat(Stand.REGISTRATION_B.content()).isEmpty();
        assertThat(site(A).list(HERE).all(SiteStore.REGISTRATION)).isNotEmpty();
        assertThat(restored(RestoreMoment.at(before))).startsWith("[registration: 2 rows");
    }
}
