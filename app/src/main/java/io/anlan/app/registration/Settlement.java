package io.anlan.app.registration;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.acceptance.VaultRow;
import io.anlan.app.journal.Journal;
import io.anlan.app.journal.JournalEntry;
import io.anlan.app.receipt.Receipt;
import io.anlan.app.receipt.ReceiptContent;
import io.anlan.app.receipt.ReceiptSigner;
import io.anlan.app.registration.Standing.Statement;
import io.anlan.kernel.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What follows the commit: look up whom it did not store, have the peer hold the rows, judge, sign once, answer. */
public final class Settlement {

    private static final Logger LOG = Logger.getLogger(Settlement.class);

    private final AcceptanceStore store;
    private final Journal journal;
    private final Predicate<Acceptance> raised;
    private final BooleanSupplier well;
    private final Predicate<String> closing;
    private final ReceiptSigner signer;
    private final CandidateMaker maker;

    /**
     * @param raised own acceptances this node knows to be at both sites before its database says so
     * @param well whether this site makes rows of what the peer put into its memory
     * @param closing campaigns this node knows to be closing
     */
    public Settlement(
            AcceptanceStore store,
            Journal journal,
            Predicate<Acceptance> raised,
            BooleanSupplier well,
            Predicate<String> closing,
            ReceiptSigner signer,
            CandidateMaker maker) {
        this.store = store;
        this.journal = journal;
        this.raised = raised;
        this.well = well;
        this.closing = closing;
        this.signer = signer;
        this.maker = maker;
    }

    /** One place of a committed batch: what was stored, or what the journal knew instead. */
    record Placed(
            Place place,
            @Nullable Candidate stored,
            @Nullable Acceptance inbound) {

        Candidate candidate() {
            return Objects.requireNonNull(stored);
        }
    }

    /** Answers every request of the batch, however it goes on from here. */
    void settle(String batchId, List<Placed> placed) {
        var missing = placed.stream().filter(one -> one.stored() == null).toList();
        var met = missing.isEmpty()
                ? CompletableFuture.completedFuture(List.<Found>of())
                : store.look(missing.stream().map(one -> one.place().key()).toList());
        var unused = met.handle((found, failure) -> {
                    if (failure != null) {
                        missing.forEach(one -> answer(one.place(), Outcome.inDoubt(Refusals.NOT_READ)));
                        return stand(
                                placed.stream()
                                        .filter(one -> one.stored() != null)
                                        .toList(),
                                List.of());
                    }
                    return stand(placed, found);
                })
                .thenCompose(settled -> hold(batchId, settled).thenAccept(held -> answer(settled, held)))
                .exceptionally(broken -> {
                    // The rows are stored; a request left without an answer would hang until its deadline.
                    LOG.error("settling a batch failed", broken);
                    placed.forEach(one -> answer(one.place(), Outcome.inDoubt(Refusals.BROKEN)));
                    return null;
                });
    }

    private List<Settled> stand(List<Placed> placed, List<Found> found) {
        var settled = new ArrayList<Settled>(placed.size());
        var next = found.iterator();
        for (var one : placed) {
            var stored = one.stored();
            var standing = stored != null
                    ? Standing.stored(stored.acceptance())
                    : Standing.met(
                            next.next(),
                            one.inbound(),
                            maker.site(),
                            raised,
                            one.inbound() == null || well.getAsBoolean());
            settled.add(new Settled(one, standing));
        }
        return settled;
    }

    private CompletionStage<Boolean> hold(String batchId, List<Settled> settled) {
        var acceptances = new ArrayList<Acceptance>(settled.size());
        var vault = new ArrayList<VaultRow>(settled.size());
        for (var one : settled) {
            if (!one.standing.unheld().isEmpty()) {
                acceptances.addAll(one.standing.unheld());
                vault.add(one.vault(maker));
            }
        }
        return acceptances.isEmpty()
                ? CompletableFuture.completedFuture(false)
                : journal.hold(new JournalEntry(batchId, acceptances, vault));
    }

    private void answer(List<Settled> settled, boolean held) {
        var judged = new ArrayList<Judged>(settled.size());
        var contents = new ArrayList<ReceiptContent>(settled.size());
        for (var one : settled) {
            var place = one.placed.place();
            var slot = contents.size();
            for (var waiting : place.requests()) {
                var request = waiting.request();
                var outcome = one.standing.judge(
                        request,
                        waiting == place.leader(),
                        held,
                        closing.test(request.campaign().id()));
                judged.add(new Judged(waiting, outcome, slot));
                // Requests of one place are told of one acceptance and so share its receipt.
                if (contents.size() == slot) {
                    var unused = outcome.map(said -> contents.add(content(said.acceptance(), said.storedAt())));
                }
            }
        }
        var receipts = signer.sign(contents);
        judged.forEach(one -> one.tell(receipts));
    }

    static ReceiptContent content(Acceptance acceptance, StoredAt storedAt) {
        return new ReceiptContent(
                acceptance.registrationNo(),
                acceptance.campaignId(),
                acceptance.personKey(),
                acceptance.site(),
                acceptance.acceptedAt(),
                acceptance.channel(),
                storedAt.name());
    }

    private static void answer(Place place, Outcome<Answer> outcome) {
        place.requests().forEach(waiting -> waiting.answer(outcome));
    }

    private record Settled(Placed placed, Standing standing) {

        VaultRow vault(CandidateMaker maker) {
            var stored = placed.stored();
            return stored == null ? maker.vault(placed.place().leader().request()) : stored.vault();
        }
    }

    private record Judged(Waiting<RegistrationRequest, Answer> waiting, Outcome<Statement> outcome, int slot) {

        void tell(List<Receipt> receipts) {
            waiting.answer(outcome.map(said -> new Answer(
                    said.acceptance(), said.storedAt(), said.fresh(), said.alreadyRegistered(), receipts.get(slot))));
        }
    }
}
