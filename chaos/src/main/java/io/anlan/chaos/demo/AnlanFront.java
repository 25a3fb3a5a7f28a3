package io.anlan.chaos.demo;

import io.anlan.chaos.load.Acknowledgement;
import io.anlan.chaos.load.Arrival;
import io.anlan.chaos.load.Citizen;
import io.anlan.chaos.load.Heard;
import io.anlan.chaos.load.Reply.Verdict;
import io.anlan.chaos.load.Sends;
import io.anlan.client.AnlanClient;
import io.anlan.client.IdempotencyKey;
import io.anlan.client.Registration;
import io.anlan.client.Reply;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Citizens with the client that the project gives them, through the edges. */
public final class AnlanFront implements Front {
    /** The one-time code the identity stand-in takes as right. */
    private static final String CODE = "246810";

    private static final int CONNECTIONS = 512;

    private final AnlanClient client;

    public AnlanFront(List<URI> edges) {
        this.client = AnlanClient.builder()
                .edges(edges.toArray(URI[]::new))
                .connections(CONNECTIONS)
                .build();
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
    public CompletionStage<Heard> register(String token, String campaign, Arrival arrival) {
        return client.register(token, campaign, arrival.channel(), new IdempotencyKey(arrival.idempotencyKey()))
                .thenApply(AnlanFront::heard);
    }

    @Override
    public void close() {
        client.close();
    }

    private static Heard heard(Reply<Registration> reply) {
        Sends sends = new Sends(
                reply.sends(), reply.firstDefinite(), reply.firstSend().toNanos());
        return reply.outcome()
                .fold(
                        registration -> new Heard(Verdict.ACKNOWLEDGED, acknowledgement(registration), "", sends),
                        refusal -> new Heard(Verdict.REFUSED, null, refusal.type(), sends),
                        doubt -> new Heard(Verdict.UNANSWERED, null, "in doubt: " + doubt.detail(), sends));
    }

    private static Acknowledgement acknowledgement(Registration registration) {
        return new Acknowledgement(
                registration.registrationNo(),
                registration.site(),
                registration.durability(),
                registration.alreadyRegistered(),
                registration.channel());
    }

    private static CompletableFuture<String> failed(String why) {
        return CompletableFuture.failedFuture(new IllegalStateException(why));
    }
}
