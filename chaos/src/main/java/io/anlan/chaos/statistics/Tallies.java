package io.anlan.chaos.statistics;

import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.History;
import io.anlan.chaos.history.Operation;
import io.anlan.chaos.history.Told;
import java.util.List;

/** The counts of one run that statistics are made from. */
public record Tallies(
        long attempts,
        long registrations,
        long acknowledged,
        long bothSites,
        long oneSite,
        long inDoubt,
        long reads,
        long facts,
        long badWithRetry,
        long badFirst,
        long badSeconds,
        long seconds) {

    public static Tallies of(History history) {
        List<Attempt> citizens = history.attempts().stream()
                .filter(attempt -> attempt.operation() != Operation.BUREAU_FACT)
                .toList();
        BadSeconds.Counted seconds = BadSeconds.of(citizens);
        long registrations = history.of(Operation.REGISTER).count();
        return new Tallies(
                citizens.size(),
                registrations,
                history.acknowledged().count(),
                history.acknowledged().filter(attempt -> isAtBoth(attempt)).count(),
                history.acknowledged().filter(attempt -> !isAtBoth(attempt)).count(),
                citizens.stream().filter(a -> a.ending() == Ending.INFO).count(),
                citizens.size() - registrations,
                history.of(Operation.BUREAU_FACT).count(),
                citizens.stream().filter(Attempt::badWithRetry).count(),
                citizens.stream().filter(Attempt::badFirst).count(),
                seconds.bad(),
                seconds.all());
    }

    private static boolean isAtBoth(Attempt attempt) {
        Told told = attempt.told();
        return told != null && told.atBothSites();
    }
}
