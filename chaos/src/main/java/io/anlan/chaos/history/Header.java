package io.anlan.chaos.history;

/**
 * Which run a history is of.
 *
 * @param offered how many attempts the plan had; more than the history holds means a run that was cut short
 * @param quota most claims the campaign may give; 0 when it gives none
 */
public record Header(
        int version,
        String scenario,
        long seed,
        String campaign,
        String commit,
        long begunWallMillis,
        long offered,
        long quota) {
    /** The format written today. */
    public static final int VERSION = 1;
}
