package io.anlan.replication.source;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import java.time.Duration;

/** What sources of both kinds say when a link cannot be made or cannot go on. */
public final class SourceRefusals {
    /** How a link whose rows may be missing is mended. */
    public static final String REMEDY =
            "; rows may be missing at the target: restore the source's position if it was moved"
                    + " by mistake, else have the target's site reseeded";

    private static final Duration SOON = Duration.ofSeconds(2);

    private SourceRefusals() {}

    /** The source is not the database the position was taken from. */
    public static String another(String incarnation, String expected) {
        return "the source is another database (" + incarnation + ") than the one the position speaks of (" + expected
                + ")" + REMEDY;
    }

    /** The source lacks what its migration makes. */
    public static <T> Outcome<T> notMigrated(String lacking) {
        return Outcome.refused(new Refusal("source-not-migrated", 503, "the source has no " + lacking, SOON));
    }

    /** The source holds rows from before the link. */
    public static <T> Outcome<T> holdsRows(String table) {
        return Outcome.refused(Refusal.of(
                "source-holds-rows",
                409,
                "table " + table + " of the source holds rows the link would never send; a link to a filled source"
                        + " begins with a copy: have the target's site reseeded"));
    }
}
