package io.anlan.replication.reseed;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.replication.reseed.ReseedRequest.Lost;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Decides what is still to be done. It goes by what the databases say and not by what was done before: so a step that was cut,
 * or undone by another fault, is in the next plan again.
 */
public final class ReseedPlan {
    private ReseedPlan() {}

    /** The steps from here to the end, or why there is nothing to be done. */
    public static Outcome<List<ReseedStep>> of(ReseedLook look, Lost lost) {
        if (look.inbound() == LinkFit.OTHER) {
            return refused(
                    "peer-is-new",
                    "the peer's registration store is another database than the one this site has read: it is the peer"
                            + " that is to be reseeded, from here");
        }
        if (look.open().isEmpty()) {
            if (look.whole()) {
                return refused(
                        "not-destroyed",
                        "this site's databases are those its links know, and nothing was lost to them: there is nothing"
                                + " to reseed");
            }
            if (!agrees(look, lost)) {
                return refused(
                        "lost-something-else",
                        "it is not so that " + words(lost) + ": the registration store is " + word(look.inbound())
                                + ", the platform store is " + word(look.toPlatform()));
            }
        }
        return Outcome.done(steps(look));
    }

    /** The stores that a reseed begun at this look has to copy into. */
    public static Set<CopyInto> due(ReseedLook look) {
        Set<CopyInto> due = EnumSet.noneOf(CopyInto.class);
        look.open().ifPresent(open -> due.addAll(open.due()));
        if (look.inbound() != LinkFit.FITS) {
            due.add(CopyInto.REGISTRATION);
        }
        if (look.toPlatform() != LinkFit.FITS) {
            due.add(CopyInto.PLATFORM);
        }
        return due;
    }

    private static List<ReseedStep> steps(ReseedLook look) {
        Set<CopyInto> due = due(look);
        List<ReseedStep> steps = new ArrayList<>();
        addIf(steps, ReseedStep.OPEN, look.open().isEmpty());
        // Before the first row comes: what is written here by anybody but the copy, the peer must be told.
        addIf(steps, ReseedStep.OUTBOUND, look.outbound() == LinkFit.ABSENT || look.outbound() == LinkFit.OTHER);
        addIf(steps, ReseedStep.INBOUND, look.inbound() != LinkFit.FITS);
        addIf(steps, ReseedStep.COPY_REGISTRATION, due.contains(CopyInto.REGISTRATION));
        // After that copy: the log need not keep all of it for the platform store.
        addIf(steps, ReseedStep.TO_PLATFORM, look.toPlatform() != LinkFit.FITS);
        addIf(steps, ReseedStep.COPY_PLATFORM, due.contains(CopyInto.PLATFORM));
        addIf(steps, ReseedStep.FROM_PLATFORM, look.fromPlatform() != LinkFit.FITS);
        steps.add(ReseedStep.COMPARE);
        steps.add(ReseedStep.CLOSE);
        return List.copyOf(steps);
    }

    private static void addIf(List<ReseedStep> steps, ReseedStep step, boolean needed) {
        if (needed) {
            steps.add(step);
        }
    }

    private static boolean agrees(ReseedLook look, Lost lost) {
        return switch (lost) {
            case ANY -> true;
            case POSTGRES -> look.inbound() != LinkFit.FITS && look.toPlatform() != LinkFit.ABSENT;
            case MARIADB -> look.inbound() == LinkFit.FITS && look.toPlatform() != LinkFit.FITS;
            // A platform store that was linked to the new registration store already is new, too.
            case BOTH -> look.rebuilt() && look.toPlatform() != LinkFit.OTHER;
        };
    }

    private static String words(Lost lost) {
        return switch (lost) {
            case ANY -> "a database is lost";
            case POSTGRES -> "the registration store alone is lost";
            case MARIADB -> "the platform store alone is lost";
            case BOTH -> "both databases are lost";
        };
    }

    private static String word(LinkFit fit) {
        return switch (fit) {
            case ABSENT -> "new";
            case FITS, OTHER -> "there";
            case UNFIT -> "there, and has lost its place in the log it is filled from";
        };
    }

    private static Outcome<List<ReseedStep>> refused(String type, String why) {
        return Outcome.refused(Refusal.of(type, 409, why));
    }
}
