package io.anlan.app.quota;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.person.PersonKey;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A database that nobody is to ask; who is asked after all says so itself. */
class NoQuotas implements QuotaStore {

    @Override
    public CompletionStage<Outcome<Quota>> create(String campaign, Quota quota) {
        throw new AssertionError("nobody makes a quota");
    }

    @Override
    public CompletionStage<List<String>> campaigns() {
        throw new AssertionError("nobody keeps");
    }

    @Override
    public CompletionStage<Tended> tend(
            String campaign, String batchId, HeldRights rights, Function<Facts, List<Deed>> decide) {
        throw new AssertionError("nobody keeps");
    }

    @Override
    public CompletionStage<Given> give(String campaign, String batchId, HeldRights rights, List<ClaimRequest> asked) {
        throw new AssertionError("nobody claims");
    }

    @Override
    public CompletionStage<Outcome<KnownClaim>> end(
            String claimNo, PersonKey person, Ending ending, String batchId, HeldRights rights) {
        throw new AssertionError("nobody ends a claim");
    }

    @Override
    public CompletionStage<List<KnownClaim>> byNumber(String claimNo) {
        throw new AssertionError("nobody asks by number");
    }
}
