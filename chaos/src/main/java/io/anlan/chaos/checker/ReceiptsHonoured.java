package io.anlan.chaos.checker;

import io.anlan.chaos.audit.Store;
import io.anlan.chaos.audit.StoredRegistration;
import io.anlan.chaos.audit.StoredRows;
import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Told;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Receipts are signed by the site they name, and the number on each is that of the row stored for the same request. */
final class ReceiptsHonoured implements Checker {
    @Override
    public String name() {
        return "receipts-honoured";
    }

    @Override
    public Judgement judge(Evidence evidence) {
        StoredRows stored = evidence.stored();
        if (stored == null) {
            return Judgement.unknown(name(), "the databases were not read");
        }
        Map<String, String> numbers = new HashMap<>();
        for (Store store : Store.values()) {
            for (StoredRegistration row : stored.at(store)) {
                numbers.put(row.idempotencyKey(), row.registrationNo());
            }
        }
        long checked = 0;
        long unchecked = 0;
        Set<String> unsound = new HashSet<>();
        Set<String> strange = new HashSet<>();
        for (Attempt attempt : evidence.history().acknowledged().toList()) {
            Told told = attempt.told();
            if (told == null) {
                continue;
            }
            if (told.receiptFault().equals(Told.UNCHECKED)) {
                unchecked++;
            } else {
                checked++;
            }
            if (!told.receiptFault().isEmpty() && !told.receiptFault().equals(Told.UNCHECKED)) {
                unsound.add(told.acceptance() + " " + told.receiptFault());
            }
            String number = numbers.get(attempt.key());
            if (number != null && !number.equals(told.number())) {
                strange.add(told.acceptance() + ", stored " + number);
            }
        }
        if (checked == 0) {
            return Judgement.unknown(name(), "no receipt was checked");
        }
        return new Judgement.Sheet(name())
                .count("receipts checked", checked)
                .count("receipts not looked at", unchecked)
                .wrong("receipt not to be believed", unsound)
                .wrong("number of another row", strange)
                .judged();
    }
}
