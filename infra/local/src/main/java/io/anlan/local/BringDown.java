package io.anlan.local;

import io.anlan.local.process.PartException;
import io.anlan.local.process.ProcessTree;
import io.anlan.local.process.Strays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The order in which the parts of a twin end, each before what it needs; nothing is left running. */
final class BringDown {
    private static final List<Set<PartKind>> ORDER = List.of(
            EnumSet.of(PartKind.EDGE),
            EnumSet.of(PartKind.NODE),
            EnumSet.of(PartKind.DIRECTOR),
            EnumSet.of(PartKind.REPLICATOR),
            EnumSet.of(PartKind.SANDBOX, PartKind.WAN, PartKind.KAFKA),
            EnumSet.of(PartKind.POSTGRES, PartKind.MARIADB));

    private final TwinHome home;
    private final List<TwinPart> parts;
    private final UpProgress progress;

    BringDown(TwinHome home, List<TwinPart> parts, UpProgress progress) {
        this.home = home;
        this.parts = parts;
        this.progress = progress;
    }

    void run() {
        // Who is frozen cannot hear that it should end.
        parts.forEach(part -> part.process().thaw());
        PartException last = null;
        for (var kinds : ORDER) {
            var some =
                    parts.stream().filter(part -> kinds.contains(part.kind())).toList();
            var running = some.stream().filter(part -> part.process().running()).toList();
            running.forEach(part -> progress.begins(part.name()));
            // Also those that were killed: their stop takes away what a kill leaves behind.
            try {
                Together.each(some, TwinPart::stop);
                running.forEach(part -> progress.done(part.name(), "ended"));
            } catch (PartException stuck) {
                // What hangs on a disk that stands still keeps nothing else running.
                last = stuck;
            }
        }
        for (var stray : Strays.under(home.folder().resolve("run"))) {
            progress.begins("process " + stray);
            new ProcessTree(stray).kill();
            progress.done("process " + stray, "had lost its record; killed");
        }
        if (last != null) {
            throw last;
        }
    }
}
