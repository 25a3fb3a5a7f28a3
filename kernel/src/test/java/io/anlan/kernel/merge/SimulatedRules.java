package io.anlan.kernel.merge;

import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated databases do at the three points where it matters; tests break one at a time.
 *
 * @param guard whether an incoming row replaces the existing one
 * @param overwrite the version of a local overwrite, from the writer's present and the existing version
 * @param refusesExpired whether rows past keep_until are refused
 */
record SimulatedRules(Guard guard, LongBinaryOperator overwrite, boolean refusesExpired) {
    /** The rules as the product has them. */
    static final SimulatedRules RIGHT =
            new SimulatedRules(RowOrder::replaces, (now, version) -> Math.max(now, version + 1), true);

    /** Decides between two rows of one key. */
    interface Guard {
        boolean replaces(MergeRule rule, @Nullable Stamp existing, Stamp incoming);
    }

    SimulatedRules withGuard(Guard broken) {
        return new SimulatedRules(broken, overwrite, refusesExpired);
    }

    SimulatedRules withOverwrite(LongBinaryOperator broken) {
        return new SimulatedRules(guard, broken, refusesExpired);
    }

    SimulatedRules withoutRefusal() {
        return new SimulatedRules(guard, overwrite, false);
    }
}
