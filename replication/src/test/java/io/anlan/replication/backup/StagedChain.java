package io.anlan.replication.backup;

import static io.anlan.replication.backup.SiteBackups.Place.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.replication.backup.changes.ChangeLog;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.stage.Rows;
import java.sql.SQLException;
import java.util.Optional;

/** A site whose chain of segments grows by a row each, and may be restored into another database. */
abstract class StagedChain extends StagedSite {
    static final Stand A = Stand.REGISTRATION_A;
    int person = 10;

    static ChangeLog unreleased(Optional<Manifest.Point> present) throws SQLException {
        return new UnreleasedLog(log(A).open(), present);
    }

    void written() {
        Rows.write(A.login(), Rows.REGISTRATION, Rows.registration("c", person++, 1));
        assertThat(recorder(A).run()).isTrue();
    }

    String restored(RestoreMoment moment) {
        Stand.REGISTRATION_B.clean();
        Stand.PLATFORM.clean();
        return told(site(Stand.REGISTRATION_B).restore(HERE, moment, progress));
    }
}
