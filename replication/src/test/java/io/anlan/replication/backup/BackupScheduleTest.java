package io.anlan.replication.backup;

import static io.anlan.replication.backup.SiteStore.PLATFORM;
import static io.anlan.replication.backup.SiteStore.REGISTRATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackupScheduleTest {
    private static final Duration LONG_AGO = Duration.ofDays(9);

    private final BackupSchedule daily = new BackupSchedule(Duration.ofDays(1));

    @Test
    void a_database_is_due_when_its_newest_backup_is_old_or_missing() {
        assertThat(due(daily, 86_399, 86_400, true, LONG_AGO)).containsExactly(PLATFORM);
        assertThat(due(daily, Double.NaN, 0, true, LONG_AGO)).containsExactly(REGISTRATION);
        assertThat(due(daily, 1, 1, true, LONG_AGO)).isEmpty();
    }

    @Test
    void a_broken_chain_makes_the_registration_store_due_at_once() {
        assertThat(due(daily, 1, 1, false, LONG_AGO)).containsExactly(REGISTRATION);
    }

    @Test
    void after_a_try_the_next_waits_and_zero_never_comes() {
        assertThat(due(daily, Double.NaN, Double.NaN, false, Duration.ofMinutes(14)))
                .isEmpty();
        assertThat(due(daily, Double.NaN, Double.NaN, false, Duration.ofMinutes(15)))
                .hasSize(2);
        assertThat(due(new BackupSchedule(Duration.ZERO), Double.NaN, Double.NaN, false, LONG_AGO))
                .isEmpty();
        assertThat(due(new BackupSchedule(Duration.ofMinutes(1)), 60, 60, true, Duration.ofMinutes(1)))
                .hasSize(2);
    }

    private static Set<SiteStore> due(
            BackupSchedule schedule, double registration, double platform, boolean recording, Duration since) {
        return schedule.due(store -> store == REGISTRATION ? registration : platform, recording, since);
    }
}
