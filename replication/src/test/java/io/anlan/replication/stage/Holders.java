package io.anlan.replication.stage;

import io.anlan.replication.apply.TargetSession;
import io.anlan.replication.link.LinkState;
import java.sql.SQLException;

/** Others than staged links that hold what those would. */
public final class Holders {
    private Holders() {}

    /** Waits for a state of the link; until then the session that holds it goes on working, and falls silent after. */
    public static void awaitBeside(TargetSession holder, StagedLink link, LinkState state) {
        link.awaits("the link is " + state + " beside its holder", () -> {
            try {
                return holder.position().isPresent() && link.supervisor().seen().state() == state;
            } catch (SQLException gone) {
                throw new IllegalStateException(gone);
            }
        });
    }
}
