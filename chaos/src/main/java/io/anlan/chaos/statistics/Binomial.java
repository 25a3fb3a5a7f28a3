package io.anlan.chaos.statistics;

/** What a count of bad ones says of the share of bad ones: Clopper and Pearson's exact upper bound. */
public final class Binomial {
    private static final int HALVINGS = 200;
    private static final int TERMS = 10_000;
    private static final double TINY = 1e-300;
    private static final double ENOUGH = 1e-15;

    private Binomial() {}

    /** With this confidence the share of bad ones is at most the answer; one-sided. */
    public static double upperBound(long bad, long all, double confidence) {
        if (all <= 0 || bad < 0 || bad > all || confidence <= 0 || confidence >= 1) {
            throw new IllegalArgumentException(bad + " of " + all + " at " + confidence);
        }
        if (bad == all) {
            return 1;
        }
        if (bad == 0) {
            return -Math.expm1(Math.log1p(-confidence) / all);
        }
        double low = 0;
        double high = 1;
        // The bound is where the beta distribution (bad + 1, all - bad) reaches the confidence.
        for (int i = 0; i < HALVINGS && high - low > low * ENOUGH; i++) {
            double middle = (low + high) / 2;
            if (betaShare(bad + 1.0, all - bad, middle) < confidence) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The fewest that must all be good for a share of bad ones of at most {@code share} at this confidence. */
    public static long wantedWithoutBad(double share, double confidence) {
        return (long) Math.ceil(Math.log1p(-confidence) / Math.log1p(-share));
    }

    /** The regularized incomplete beta function, by Lentz's continued fraction. */
    static double betaShare(double a, double b, double x) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(a, b, x) / a : 1 - front * fraction(b, a, 1 - x) / b;
    }

    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / atLeastTiny(1 - (a + b) * x / (a + 1));
        double h = d;
        for (int m = 1; m <= TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / atLeastTiny(1 + even * d);
            c = atLeastTiny(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / atLeastTiny(1 + odd * d);
            c = atLeastTiny(1 + odd / c);
            h *= d * c;
            if (Math.abs(d * c - 1) < ENOUGH) {
                return h;
            }
        }
        throw new IllegalStateException("no end of the fraction for " + a + ", " + b + ", " + x);
    }

    private static double atLeastTiny(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** Stirling's series, shifted to where it is exact enough. */
    static double logGamma(double x) {
        double shift = 0;
        double y = x;
        while (y < 15) {
            shift += Math.log(y);
            y++;
        }
        double inverse = 1 / (y * y);
        double series = (1 / 12.0 - inverse * (1 / 360.0 - inverse * (1 / 1260.0 - inverse / 1680.0))) / y;
        return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
    }
}
