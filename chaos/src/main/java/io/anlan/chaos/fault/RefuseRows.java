package io.anlan.chaos.fault;

import io.anlan.kernel.SiteId;
import io.anlan.local.Twin;
import io.anlan.local.process.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A poisoned change: the target of the link between the sites takes no row of one channel, so each such row fails alone,
 * is parked, and the link has to go on. Undone by taking the rows again and trying the parked ones once more.
 */
final class RefuseRows implements Fault {
    private static final Duration HEALED_WITHIN = Duration.ofSeconds(60);
    /** Rows of the other site only: what citizens ask of this site goes on. */
    private static final String REFUSE = "alter table registration add constraint chaos_poison"
            + " check (site <> %d or channel <> 'unionpay') not valid";

    private static final String TAKE = "alter table registration drop constraint if exists chaos_poison";

    private final Twin twin;
    private final SiteId target;
    private final Link link;

    RefuseRows(Twin twin, String target) {
        this.twin = twin;
        this.target = SiteId.of(target);
        this.link = Link.of(twin, this.target.peer().id() + "-to-" + target);
    }

    @Override
    public void strike() {
        execute(REFUSE.formatted(target.peer().number()));
    }

    @Override
    public String bite() {
        long parked = link.seen().path("parked").asLong();
        return parked > 0 ? parked + " rows are parked" : "";
    }

    @Override
    public void undo() {
        execute(TAKE);
    }

    @Override
    public void awaitOver() {
        Await.that("the parked rows of " + link.name() + " are healed", HEALED_WITHIN)
                .every(Duration.ofSeconds(1))
                .untilItHolds(() -> {
                    link.ask("parked/retry");
                    return link.seen().path("parked").asLong() == 0;
                });
    }

    private void execute(String sql) {
        try (Connection connection = twin.postgres(target).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '5s'");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the registration store of " + target + ": " + e.getMessage(), e);
        }
    }
}
