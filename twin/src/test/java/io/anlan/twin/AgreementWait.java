package io.anlan.twin;

import io.anlan.chaos.audit.FourStores;
import io.anlan.chaos.audit.Store;
import io.anlan.chaos.audit.StoredRegistration;
import io.anlan.local.process.Await;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;

/** Waits until the four databases are equal and hold what a campaign should have; says what they hold when it does not come. */
record AgreementWait(FourStores stores, String campaign) {
    private static final Duration AGREED_WITHIN = Duration.ofSeconds(90);

    /** Returns when each database counts exactly so many and all are equal in every table. */
    void on(String what, ToIntFunction<List<StoredRegistration>> count, long wanted) {
        Await.that("four databases hold the same " + what, AGREED_WITHIN)
                .every(Duration.ofMillis(100))
                .explainedBy(this::told)
                .untilItHolds(() -> each(count, wanted) && stores.agreement().whole());
    }

    private boolean each(ToIntFunction<List<StoredRegistration>> count, long wanted) throws SQLException {
        for (Store store : Store.values()) {
            if (count.applyAsInt(stores.registrations(store, campaign)) != wanted) {
                return false;
            }
        }
        return true;
    }

    private String told() {
        try {
            return "; they hold " + stores.counts(campaign) + ", equal: "
                    + stores.agreement().whole();
        } catch (SQLException e) {
            return "; what they hold cannot be read: " + e.getMessage();
        }
    }

    /** How many different persons these registrations are of. */
    static int persons(List<StoredRegistration> rows) {
        return (int) rows.stream().map(StoredRegistration::personKey).distinct().count();
    }
}
