package io.anlan.chaos.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What may be said of faults rather than of requests: bad requests come in bunches, so each fault is one observation.
 */
public final class Episodes {
    private static final int DRAWS = 2_000;

    private Episodes() {}

    /** The confidence that at least {@code share} of all such episodes are no worse than the worst of these. */
    public static double confidence(int episodes, double share) {
        return 1 - Math.pow(share, episodes);
    }

    /** The greatest share of episodes of which that may be said at this confidence; 0 without episodes. */
    public static double share(int episodes, double confidence) {
        return episodes == 0 ? 0 : Math.pow(1 - confidence, 1.0 / episodes);
    }

    /** Episodes needed to speak of this share at this confidence. */
    public static int wanted(double share, double confidence) {
        return (int) Math.ceil(Math.log1p(-confidence) / Math.log(share));
    }

    /**
     * Upper bound of the share of bad requests when whole episodes are drawn again and again, as a bunch and not one by
     * one; the same seed gives the same bound. With no bad one in any episode it says 0, which is why it never stands alone.
     */
    public static double bootstrapUpperBound(List<Tally> episodes, double confidence, long seed) {
        if (episodes.isEmpty()) {
            return 1;
        }
        Random random = new Random(seed);
        double[] shares = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            long bad = 0;
            long all = 0;
            for (int i = 0; i < episodes.size(); i++) {
                Tally one = episodes.get(random.nextInt(episodes.size()));
                bad += one.bad();
                all += one.all();
            }
            shares[draw] = all == 0 ? 1 : (double) bad / all;
        }
        Arrays.sort(shares);
        return shares[(int) Math.min(DRAWS - 1, Math.ceil(confidence * DRAWS))];
    }

    /** Requests of one episode and the bad ones among them. */
    public record Tally(long bad, long all) {}
}
