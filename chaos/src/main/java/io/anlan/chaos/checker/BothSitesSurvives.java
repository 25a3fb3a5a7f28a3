package io.anlan.chaos.checker;

import io.anlan.chaos.audit.StoredRows;
import io.anlan.chaos.history.History;
import io.anlan.chaos.history.Told;
import java.util.HashSet;
import java.util.Set;

/** Whoever was told {@code BOTH_SITES}, by whichever answer, is still in every database, whatever single fault struck. */
final class BothSitesSurvives implements Checker {
    @Override
    public String name() {
        return "both-sites-survives";
    }

    @Override
    public Judgement judge(Evidence evidence) {
        History history = evidence.history();
        StoredRows stored = evidence.stored();
        if (stored == null) {
            return Judgement.unknown(name(), "the databases were not read");
        }
        Holdings holdings = new Holdings(stored);
        Set<String> promised = new HashSet<>();
        Set<String> broken = new HashSet<>();
        history.attempts().forEach(attempt -> {
            Told told = attempt.told();
            if (told != null && told.atBothSites()) {
                promised.add(told.acceptance());
                if (!holdings.everywhere(told.acceptance())) {
                    broken.add(told.acceptance());
                }
            }
        });
        if (promised.isEmpty()) {
            return Judgement.unknown(name(), "nothing was promised to be at both sites");
        }
        return new Judgement.Sheet(name())
                .count("promised", promised.size())
                .wrong("promised and missing", broken)
                .judged();
    }
}
