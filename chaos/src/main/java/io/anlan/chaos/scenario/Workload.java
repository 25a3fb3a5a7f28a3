package io.anlan.chaos.scenario;

import java.util.Arrays;

/**
 * What clients do in a scenario.
 *
 * @param perSecond attempts of citizens in a second, whatever the service does
 * @param poisson arrivals at random moments; else evenly
 * @param strict the campaign answers only when both sites have it
 * @param bureauPerSecond facts that health bureaus write into the platform stores
 * @param seats how many there are to be claimed; 0 where citizens register and nobody claims
 */
public record Workload(
        int seconds, int perSecond, boolean poisson, boolean strict, double bureauPerSecond, long seats, Mix mix) {
    public Workload {
        if (seats < 0) {
            throw new IllegalArgumentException("seats are not negative");
        }
        if (seconds < 1 || perSecond < 1) {
            throw new IllegalArgumentException("a workload lasts a second at least, and has one attempt in each");
        }
    }

    /** Citizens who register. */
    public Workload(int seconds, int perSecond, boolean poisson, boolean strict, double bureauPerSecond, Mix mix) {
        this(seconds, perSecond, poisson, strict, bureauPerSecond, 0, mix);
    }

    /** Citizens come for seats of which there are so many. */
    public boolean firstCome() {
        return seats > 0;
    }

    /**
     * Shares of what is not a first registration: the same request again a moment later, the same person with another
     * phone at the same moment, readings of the own registration and of the campaign, seats given back.
     */
    public record Mix(double doubleTaps, double twoPhones, double ownReads, double campaignReads, double releases) {
        /** A day as it is expected. */
        public static final Mix STANDARD = new Mix(0.02, 0.02, 0.15, 0.05);

        /** Nobody gives anything back. */
        public Mix(double doubleTaps, double twoPhones, double ownReads, double campaignReads) {
            this(doubleTaps, twoPhones, ownReads, campaignReads, 0);
        }

        public Mix {
            double[] shares = {doubleTaps, twoPhones, ownReads, campaignReads, releases};
            if (Arrays.stream(shares).min().orElse(0) < 0
                    || Arrays.stream(shares).sum() > 0.9) {
                throw new IllegalArgumentException("shares are not negative and leave a tenth for registrations");
            }
        }
    }
}
