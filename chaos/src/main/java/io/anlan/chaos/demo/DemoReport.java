package io.anlan.chaos.demo;

import io.anlan.chaos.audit.Agreement;
import io.anlan.chaos.load.FirstAttemptGap;
import io.anlan.chaos.load.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the demo found; {@link #faults} is empty exactly when every promise held. */
public record DemoReport(
        String campaign,
        DemoOptions options,
        Taps taps,
        Durability durability,
        Judged judged,
        Outage outage,
        Agreement agreement,
        Map<String, Latencies> latencies) {

    /** Taps by what they came to; {@code failed} are those that broke the promise to the citizen, a few of them as examples. */
    public record Taps(
            long offered,
            long doubleTaps,
            long secondChannels,
            long answered,
            long failed,
            long refused,
            long unanswered,
            long late,
            Map<String, Long> problems,
            List<String> examples) {}

    /** How often the answers said it was stored, and what became of those stored once. */
    public record Durability(long bothSites, long oneSite, long asked, long raised) {}

    /** Findings of the checkers, as counts. */
    public record Judged(
            long lost, long countedTwice, long acceptedTwice, long invented, long shared, long toldOfFirst) {}

    /** When the site was killed and back, what first attempts felt of it, and how late the generator itself was. */
    public record Outage(
            double killedAtSeconds,
            double startedAtSeconds,
            double backAtSeconds,
            double agreedSecondsAfterStart,
            double agreedSecondsAfterLastAnswer,
            FirstAttemptGap.Gap gap,
            long badAfterStart,
            double generatorLateMillis) {}

    /** One sentence for each broken promise. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        add(faults, taps.failed, "taps had no good answer within " + DemoOptions.CITIZEN_WAITS.toSeconds() + " s");
        add(faults, judged.lost, "acknowledged registrations are missing in a database");
        add(faults, judged.countedTwice, "persons count twice");
        add(faults, judged.invented, "rows were asked for by nobody");
        add(faults, judged.shared, "numbers belong to more than one citizen");
        add(faults, durability.asked - durability.raised, "registrations stored at one site were not raised");
        if (!agreement.whole()) {
            faults.add("the four databases differ in " + agreement.differing());
        }
        return faults;
    }

    private static void add(List<String> faults, long count, String what) {
        if (count > 0) {
            faults.add(count + " " + what);
        }
    }
}
