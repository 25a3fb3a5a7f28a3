package io.anlan.chaos.checker;

import io.anlan.chaos.history.FaultSpan;
import java.util.List;

/**
 * Each fault was seen to take hold, for a run whose fault did nothing has shown nothing; and what it struck came back when
 * the fault was undone, or the service has not survived it.
 */
final class FaultsTookHold implements Checker {
    @Override
    public String name() {
        return "faults-took-hold";
    }

    @Override
    public Judgement judge(Evidence evidence) {
        List<FaultSpan> faults = evidence.history().faults();
        List<String> idle = faults.stream()
                .filter(fault -> !fault.tookHold())
                .map(FaultSpan::title)
                .toList();
        List<String> never = faults.stream()
                .filter(fault -> !fault.cameBack())
                .map(fault -> fault.title() + ": " + fault.neverOver())
                .toList();
        if (never.isEmpty() && !idle.isEmpty()) {
            return Judgement.unknown(name(), "did nothing that was seen: " + String.join(", ", idle));
        }
        return new Judgement.Sheet(name())
                .count("faults", faults.size())
                .wrong("never over", never)
                .judged();
    }
}
