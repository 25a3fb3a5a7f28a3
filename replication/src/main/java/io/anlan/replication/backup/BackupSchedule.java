package io.anlan.replication.backup;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * When databases are saved by themselves: when the newest backup is old enough, or when what is committed is no longer recorded,
 * but not again right after a try.
 *
 * @param fullEvery from one whole backup to the next; zero leaves it to people
 */
public record BackupSchedule(Duration fullEvery) {
    /** From one try to the next, lest a database that cannot be saved fills the store with backups of the other. */
    private static final Duration RETRY = Duration.ofMinutes(15);

    /**
     * Which databases are due.
     *
     * @param ageSeconds of the newest backup; NaN without one
     * @param recording whether the chain of the registration store's changes can go on without a whole backup
     * @param sinceTry since the last try began
     */
    public Set<SiteStore> due(ToDoubleFunction<SiteStore> ageSeconds, boolean recording, Duration sinceTry) {
        Set<SiteStore> due = EnumSet.noneOf(SiteStore.class);
        if (fullEvery.isZero() || sinceTry.compareTo(min(RETRY, fullEvery)) < 0) {
            return due;
        }
        for (SiteStore store : SiteStore.values()) {
            // Without a backup the age is no number and smaller than nothing.
            if (!(ageSeconds.applyAsDouble(store) < fullEvery.toSeconds())) {
                due.add(store);
            }
        }
        if (!recording) {
            due.add(SiteStore.REGISTRATION);
        }
        return due;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
