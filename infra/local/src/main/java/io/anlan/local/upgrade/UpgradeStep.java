package io.anlan.local.upgrade;

import java.util.List;

/**
 * What an upgrade does next, from what was seen; performs nothing. It takes a part away only while everything else is whole, so at
 * no moment more than one part is missing, and cut anywhere it goes on from what it sees.
 */
public sealed interface UpgradeStep {

    /** Ends this part in order and starts it from the new build. */
    record Move(String part) implements UpgradeStep {}

    /** Takes nothing away until these have gone. */
    record Hold(List<String> doubts) implements UpgradeStep {}

    /** Every part runs from the new build, and all is whole. */
    record Arrived() implements UpgradeStep {}

    /** The step that follows. */
    static UpgradeStep next(Sight sight) {
        var pending = sight.parts().stream().filter(part -> !part.there()).toList();
        // A part that does no work is taken from nobody: a move that was cut short, or a build that does not come up.
        var idle = pending.stream().filter(part -> !part.ready()).findFirst();
        if (idle.isPresent()) {
            return new Move(idle.get().name());
        }
        var doubts = sight.doubts();
        if (!doubts.isEmpty()) {
            return new Hold(doubts);
        }
        return pending.isEmpty() ? new Arrived() : new Move(pending.get(0).name());
    }
}
