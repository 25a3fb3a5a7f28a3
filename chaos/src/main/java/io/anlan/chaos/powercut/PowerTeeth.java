package io.anlan.chaos.powercut;

import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.teeth.Teeth;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A mutation of the real server: what it acknowledges must outlive a power cut with the settings of a site, and must not
 * when it never syncs; else the cut cut nothing and shows nothing.
 */
public final class PowerTeeth {
    private static final Map<String, String> AS_ON_A_SITE = Map.of();
    /** Checkpoints and the writer of the log would sync as little. */
    private static final Map<String, String> FORGETFUL = Map.of("fsync", "off", "synchronous_commit", "off");

    private PowerTeeth() {}

    /** Throws {@link io.anlan.chaos.machine.CannotBreak} where no power can be cut. */
    public static List<Teeth.Bite> bare() throws IOException, SQLException, InterruptedException {
        PowerCut.Kept durable = new PowerCut().cut(AS_ON_A_SITE);
        PowerCut.Kept forgetful = new PowerCut().cut(FORGETFUL);
        boolean kept = durable.began() && durable.acknowledged() > 0 && durable.lost() == 0;
        boolean lost = forgetful.acknowledged() > 0 && forgetful.lost() > 0;
        return List.of(
                bite("power-cut-survived", kept, said(durable)), bite("fsync-really-off", lost, said(forgetful)));
    }

    private static Teeth.Bite bite(String name, boolean bit, String says) {
        return new Teeth.Bite(name, "power-cut", says, bit ? Verdict.BROKEN : Verdict.HOLDS);
    }

    private static String said(PowerCut.Kept kept) {
        return "of " + kept.acknowledged() + " acknowledged rows " + kept.lost() + " are lost"
                + (kept.began() ? "" : ", and the server does not start again");
    }
}
