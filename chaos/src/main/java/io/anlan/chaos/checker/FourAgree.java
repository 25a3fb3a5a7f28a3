package io.anlan.chaos.checker;

import io.anlan.chaos.audit.Agreement;

/** The four databases hold the same bytes in every table, by digests of this module's own SQL. */
final class FourAgree implements Checker {
    @Override
    public String name() {
        return "four-agree";
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Agreement agreement = evidence.agreement();
        if (agreement == null || agreement.tables().isEmpty()) {
            return Judgement.unknown(name(), "the databases were not compared");
        }
        return new Judgement.Sheet(name())
                .count("tables", agreement.tables().size())
                .wrong("differs", agreement.differing())
                .judged();
    }
}
