package io.anlan.chaos.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Registrations that have never been made: every citizen once in the first campaign, then every citizen once in the next.
 * Requests are put together beforehand as far as possible; the generator shares the machine with what it measures.
 */
final class RegistrationShots implements Shots {
    /** The kind under which an answer is counted that promises one site only. */
    static final String ONE_SITE = "ONE_SITE";

    private static final Buffer BODY = Buffer.buffer("{\"channel\":\"wechat\"}");
    private static final byte[] BOTH = "BOTH_SITES".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final List<String> authorizations = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private final AtomicLong sequence = new AtomicLong();
    private final BooleanSupplier open;

    RegistrationShots(String[] tokens, List<String> campaigns, BooleanSupplier open) {
        for (String token : tokens) {
            authorizations.add("Bearer " + token);
        }
        campaigns.forEach(campaign -> paths.add("/campaigns/" + campaign + "/registrations"));
        this.open = open;
    }

    @Override
    public Shot next() {
        long n = sequence.getAndIncrement();
        int person = (int) (n % authorizations.size());
        // After the last campaign it starts over; those answers are 200 and not counted as good.
        String path = paths.get((int) (n / authorizations.size() % paths.size()));
        return new Shot(
                HttpMethod.POST,
                path,
                Map.of(
                        "Authorization",
                        authorizations.get(person),
                        "Idempotency-Key",
                        "b" + n,
                        "Content-Type",
                        "application/json"),
                BODY);
    }

    @Override
    public boolean open() {
        return open.getAsBoolean();
    }

    @Override
    public String kind(int status, Buffer body) {
        if (status == 201) {
            return contains(body, BOTH) ? LoopResult.GOOD : ONE_SITE;
        }
        return status == 200 ? "known already" : "status " + status;
    }

    private static boolean contains(Buffer body, byte[] word) {
        for (int from = 0; from <= body.length() - word.length; from++) {
            int i = 0;
            while (i < word.length && body.getByte(from + i) == word[i]) {
                i++;
            }
            if (i == word.length) {
                return true;
            }
        }
        return false;
    }
}
