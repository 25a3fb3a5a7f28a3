package io.anlan.chaos.checker;

import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.history.History;
import java.util.List;

/** After a run nothing is left over: journals, parked rows and slots are empty, and no log speaks of a panic. */
final class Quiet implements Checker {
    @Override
    public String name() {
        return "quiet";
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Remains remains = evidence.remains();
        if (remains == null) {
            return Judgement.unknown(name(), "nobody looked at what was left over");
        }
        Judgement found = new Judgement.Sheet(name())
                .wrong("left over", remains.leftovers())
                .wrong("log", unexpected(remains.logs(), evidence.history()))
                .judged();
        return found.holds() && !remains.missing().isEmpty()
                ? Judgement.unknown(name(), "not to be asked: " + String.join(", ", remains.missing()))
                : found;
    }

    /** A database whose disk was taken from it panics, as it should; nobody else may, and nothing else may be said. */
    private static List<String> unexpected(List<String> logs, History history) {
        return logs.stream()
                .filter(log -> history.faults().stream().noneMatch(fault -> explains(fault, log)))
                .toList();
    }

    private static boolean explains(FaultSpan fault, String log) {
        return fault.kind().equals(FaultSpan.DISK_DEAD) && log.startsWith(fault.target() + " says PANIC ");
    }
}
