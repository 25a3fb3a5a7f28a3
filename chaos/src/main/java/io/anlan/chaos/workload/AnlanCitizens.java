package io.anlan.chaos.workload;

import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.Operation;
import io.anlan.chaos.history.Told;
import io.anlan.chaos.load.Citizen;
import io.anlan.client.AnlanClient;
import io.anlan.client.Claim;
import io.anlan.client.IdempotencyKey;
import io.anlan.client.Registration;
import io.anlan.client.Reply;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Citizens with the client that the project gives them: home site first, 800 ms, the other site, three sends, full jitter. */
public final class AnlanCitizens implements Citizens {
    /** The one-time code the identity stand-in takes as right. */
    private static final String CODE = "246810";

    private static final int CONNECTIONS = 512;

    private final AnlanClient client;
    private final String campaign;
    private final ReceiptSample receipts;
    private final Map<Integer, String> numbers = new ConcurrentHashMap<>();

    public AnlanCitizens(String campaign, ReceiptSample receipts, URI... edges) {
        this.client =
                AnlanClient.builder().edges(edges).connections(CONNECTIONS).build();
        this.campaign = campaign;
        this.receipts = receipts;
    }

    @Override
    public CompletionStage<String> login(Citizen citizen) {
        return client.login(citizen.name(), citizen.id().value(), CODE)
                .thenCompose(reply -> reply.outcome()
                        .fold(
                                session -> CompletableFuture.completedFuture(session.token()),
                                refusal -> failed(refusal.type()),
                                doubt -> failed("in doubt: " + doubt.detail())));
    }

    @Override
    public CompletionStage<Heard> attempt(Tap tap, String token) {
        return switch (tap.operation()) {
            case REGISTER ->
                client.register(token, campaign, tap.channel(), new IdempotencyKey(tap.key()))
                        .thenApply(reply -> registered(tap, reply));
            case READ_OWN -> {
                String number = numbers.get(tap.person());
                // Who was not told a number has none to look up, and looks at the campaign instead.
                yield number == null
                        ? readCampaign()
                        : client.registration(number, campaign, token)
                                .thenApply(reply -> heard(number, reply, AnlanCitizens::told));
            }
            case CLAIM ->
                client.claim(token, campaign, new IdempotencyKey(tap.key())).thenApply(reply -> claimed(tap, reply));
            case RELEASE -> {
                String number = numbers.get(tap.person());
                yield number == null
                        ? readCampaign()
                        : client.releaseClaim(token, number)
                                .thenApply(reply -> heard(number, reply, AnlanCitizens::told));
            }
            default -> readCampaign();
        };
    }

    @Override
    public void close() {
        client.close();
    }

    private CompletionStage<Heard> readCampaign() {
        return client.campaign(campaign).thenApply(reply -> heard(campaign, reply, unused -> null));
    }

    private Heard registered(Tap tap, Reply<Registration> reply) {
        return heard(tap.key(), reply, registration -> {
            numbers.put(tap.person(), registration.registrationNo());
            if (receipts.wants(tap)) {
                registration.receipt().ifPresent(receipt -> receipts.take(tap, receipt));
            }
            return told(registration);
        });
    }

    private Heard claimed(Tap tap, Reply<Claim> reply) {
        return heard(tap.key(), reply, claim -> {
            numbers.put(tap.person(), claim.claimNo());
            return told(claim);
        });
    }

    private static Told told(Claim claim) {
        return new Told(claim.claimNo(), claim.site(), claim.durability(), false, "", Told.UNCHECKED);
    }

    private static Told told(Registration registration) {
        return new Told(
                registration.registrationNo(),
                registration.site(),
                registration.durability(),
                registration.alreadyRegistered(),
                "",
                Told.UNCHECKED);
    }

    private static <T> Heard heard(String key, Reply<T> reply, Function<T, @Nullable Told> told) {
        return reply.outcome()
                .fold(
                        done -> heard(key, reply, Ending.OK, "", told.apply(done)),
                        refusal -> heard(key, reply, Ending.FAIL, refusal.type(), null),
                        doubt -> heard(key, reply, Ending.INFO, "in-doubt", null));
    }

    private static Heard heard(String key, Reply<?> reply, Ending ending, String problem, @Nullable Told told) {
        return new Heard(
                key,
                ending,
                problem,
                reply.answeredBy(),
                reply.sends(),
                reply.firstDefinite(),
                reply.firstSend().toNanos() / 1_000,
                told);
    }

    /** What a tap becomes in the history when there was nothing of one's own to look up. */
    static Operation done(Tap tap, Heard heard, String campaign) {
        boolean own = tap.operation() == Operation.READ_OWN || tap.operation() == Operation.RELEASE;
        return own && heard.key().equals(campaign) ? Operation.READ_CAMPAIGN : tap.operation();
    }

    private static CompletableFuture<String> failed(String why) {
        return CompletableFuture.failedFuture(new IllegalStateException(why));
    }
}
