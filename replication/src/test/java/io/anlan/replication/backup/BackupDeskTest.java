package io.anlan.replication.backup;

import static io.anlan.replication.backup.SiteBackups.Place.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SystemTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What operators ask for is done by one after the other, and told. */
class BackupDeskTest extends StagedSite {
    @Test
    void the_desk_does_one_thing_at_a_time() {
        List<Runnable> waiting = new ArrayList<>();
        BackupFigures figures = new BackupFigures(SystemTime.INSTANCE);
        BackupDesk desk =
                new BackupDesk(Optional.of(site(Stand.REGISTRATION_A)), waiting::add, SystemTime.INSTANCE, figures);

        assertThat(told(desk.save().map(job -> List.of(job.state().name())))).isEqualTo("[RUNNING]");
        assertThat(told(desk.verify(HERE).map(job -> List.of("begun")))).isEqualTo("refused a backup is running");

        waiting.remove(0).run();
        assertThat(desk.job().orElseThrow().lines().get(0)).startsWith("registration: 1 rows, ");
        assertThat(figures.ageSeconds(SiteStore.PLATFORM)).isBetween(0.0, 600.0);
        assertThat(told(desk.restore(HERE, RestoreMoment.wholeBackupBy(1)).map(job -> List.of("begun"))))
                .isEqualTo("[begun]");
        waiting.remove(0).run();
        assertThat(desk.job().orElseThrow().state()).isEqualTo(BackupJob.State.FAILED);
        assertThat(figures.failures().sum()).isEqualTo(1);
    }
}
