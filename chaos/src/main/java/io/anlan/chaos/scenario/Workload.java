package io.anlan.chaos.scenario;

/**
 * What clients do in a scenario.
 *
 * @param perSecond attempts of citizens in a second, whatever the service does
 * @param poisson arrivals at random moments; else evenly
 * @param strict the campaign answers only when both sites have it
 * @param bureauPerSecond facts that health bureaus write into the platform stores
 */
public record Workload(int seconds, int perSecond, boolean poisson, boolean strict, double bureauPerSecond, Mix mix) {
    public Workload {
        if (seconds < 1 || perSecond < 1) {
            throw new IllegalArgumentException("a workload lasts a second at least, and has one attempt in each");
        }
    }

    /**
     * Shares of what is not a first registration: the same request again a moment later, the same person with another
     * phone at the same moment, readings of the own registration and of the campaign.
     */
    public record Mix(double doubleTaps, double twoPhones, double ownReads, double campaignReads) {
        /** A day as it is expected. */
        public static final Mix STANDARD = new Mix(0.02, 0.02, 0.15, 0.05);

        public Mix {
            double all = doubleTaps + twoPhones + ownReads + campaignReads;
            if (Math.min(Math.min(doubleTaps, twoPhones), Math.min(ownReads, campaignReads)) < 0 || all > 0.9) {
                throw new IllegalArgumentException("shares are not negative and leave a tenth for registrations");
            }
        }
    }
}
