package io.anlan.chaos.workload;

import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Told;
import io.anlan.client.receipt.Receipt;
import io.anlan.client.receipt.ReceiptCheck;
import io.anlan.client.receipt.ReceiptFault;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One receipt in so many is kept and checked when the load is over: a check costs more than a registration. */
public final class ReceiptSample {
    private final int oneIn;
    private final Map<Long, Receipt> kept = new ConcurrentHashMap<>();

    public ReceiptSample(int oneIn) {
        this.oneIn = oneIn;
    }

    boolean wants(Tap tap) {
        return tap.sequence() % oneIn == 0;
    }

    void take(Tap tap, Receipt receipt) {
        kept.put(tap.sequence(), receipt);
    }

    /** The attempt with what its receipt, if it was kept, is worth. */
    Attempt checked(Attempt attempt, @Nullable ReceiptCheck check) {
        Receipt receipt = kept.get(attempt.sequence());
        Told told = attempt.told();
        if (receipt == null || told == null || check == null) {
            return attempt;
        }
        Set<ReceiptFault> faults = check.faults(receipt);
        boolean same = receipt.registrationNo().equals(told.number())
                && receipt.site().equals(told.site())
                && receipt.durability().equals(told.durability());
        String fault = faults.isEmpty() ? same ? "" : "says another thing than the answer" : faults.toString();
        return attempt.with(
                new Told(told.number(), told.site(), told.durability(), told.already(), receipt.leaf(), fault));
    }
}
