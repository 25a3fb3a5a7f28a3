package io.anlan.chaos.checker;

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
        if (!remains.missing().isEmpty()) {
            return Judgement.unknown(name(), "not to be asked: " + String.join(", ", remains.missing()));
        }
        return new Judgement.Sheet(name())
                .wrong("left over", remains.leftovers())
                .wrong("log", remains.logs())
                .judged();
    }
}
