package io.anlan.chaos.teeth;

import io.anlan.chaos.audit.Store;
import io.anlan.chaos.checker.Evidence;
import io.anlan.chaos.checker.Judgement;
import io.anlan.chaos.checker.Judges;
import io.anlan.chaos.checker.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Tells every lie there is about a run that was judged sound, and sees whether its judge turns red. */
public final class Teeth {
    private static final List<Tooth> ALL = List.of(
            tooth(
                    "fsync-off",
                    "exactly-once",
                    "an acknowledged row is in no database",
                    e -> RowMutations.rowGone(e, Set.of(Store.values()))),
            tooth(
                    "change-dropped",
                    "exactly-once",
                    "a row never reached one platform store",
                    e -> RowMutations.rowGone(e, Set.of(Store.PLATFORM_B))),
            tooth(
                    "journal-not-drained",
                    "both-sites-survives",
                    "a row told as held by both is at one site only",
                    e -> RowMutations.rowGone(e, Set.of(Store.REGISTRATION_B, Store.PLATFORM_B))),
            tooth(
                    "lying-breaker",
                    "both-sites-survives",
                    "told BOTH_SITES, gone with one site",
                    AnswerMutations::saidBoth),
            tooth("number-from-a-sequence", "exactly-once", "a person has two numbers", RowMutations::secondNumber),
            tooth(
                    "merge-by-wall-clock",
                    "exactly-once",
                    "another acceptance counts at the peer",
                    RowMutations::countsDifferently),
            tooth("invented-row", "exactly-once", "a row nobody asked for", RowMutations::invented),
            tooth(
                    "refused-but-stored",
                    "exactly-once",
                    "told that nothing is stored, and it is",
                    AnswerMutations::refusedButStored),
            tooth("forged-receipt", "receipts-honoured", "a receipt nobody signed", AnswerMutations::forgedReceipt),
            tooth(
                    "read-misses-own",
                    "own-registration-linearizable",
                    "not found after it was told",
                    AnswerMutations::notFoundAfterwards),
            tooth("durability-falls", "durability-monotonic", "ONE_SITE after BOTH_SITES", AnswerMutations::fellToOne),
            tooth("fact-lost", "facts-everywhere", "a bureau's fact never reached a database", RowMutations::factLost),
            tooth("digest-differs", "four-agree", "one database holds other bytes", RowMutations::digestDiffers),
            tooth("journal-kept", "quiet", "journal entries are left over", RestMutations::journalKept),
            tooth("panic", "quiet", "a database panicked", RestMutations::panicked),
            tooth("fault-without-bite", "faults-took-hold", "a fault did nothing", RestMutations::faultWithoutBite),
            tooth(
                    "fault-never-over",
                    "faults-took-hold",
                    "what was struck never came back",
                    RestMutations::faultNeverOver),
            tooth("left-alone", "answered", "a citizen waited in vain", AnswerMutations::leftAlone),
            tooth("share-given-twice", "no-oversell", "three claims of a quota of two", ClaimMutations::oversold),
            tooth("claim-lost", "claims-kept", "a seat that was told is in one site only", ClaimMutations::lost),
            tooth("seat-of-two", "claims-kept", "one seat is told to two persons", ClaimMutations::seatOfTwo));

    private Teeth() {}

    /** What became of one lie. */
    public record Bite(String tooth, String judge, String says, Verdict verdict) {
        /** The judge saw through it. */
        public boolean bit() {
            return verdict != Verdict.HOLDS;
        }
    }

    /** @param sound evidence of a run that every judge let pass: what is red before the lie shows nothing */
    public static List<Bite> bare(Evidence sound) {
        List<Bite> bites = new ArrayList<>();
        for (Tooth tooth : ALL) {
            Judgement judgement = Judges.judge(
                            List.of(tooth.judge()), tooth.mutation().apply(sound))
                    .get(0);
            bites.add(new Bite(tooth.name(), tooth.judge(), tooth.says(), judgement.verdict()));
        }
        return bites;
    }

    /** Judges that no lie was told to: none of these can be trusted. */
    public static List<String> judgesWithoutTeeth() {
        List<String> names = new ArrayList<>(Judges.names());
        ALL.forEach(tooth -> names.remove(tooth.judge()));
        return names;
    }

    private static Tooth tooth(String name, String judge, String says, UnaryOperator<Evidence> lie) {
        return new Tooth(name, judge, says, lie);
    }
}
