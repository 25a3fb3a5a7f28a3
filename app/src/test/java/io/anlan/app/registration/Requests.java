package io.anlan.app.registration;

import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.campaign.Campaign;
import io.anlan.app.identity.Role;
import io.anlan.app.identity.Session;
import io.anlan.kernel.Sha256;
import io.anlan.kernel.person.PersonKey;
import io.anlan.kernel.person.RegistrationNo;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;

/** Checked requests of made-up persons. */
final class Requests {

    static final String CAMPAIGN = "spring";
    private static final byte[] NUMBER_KEY = {1, 2, 3};

    private Requests() {}

    static PersonKey person(int number) {
        return new PersonKey(Sha256.hash(("person " + number).getBytes(StandardCharsets.UTF_8)));
    }

    static RegistrationRequest of(int person) {
        return of(person, "key-" + person, "wechat");
    }

    static RegistrationRequest of(int person, String idempotencyKey, String channel) {
        return of(CAMPAIGN, false, person, idempotencyKey, channel);
    }

    static RegistrationRequest strict(int person) {
        return of(CAMPAIGN, true, person, "key-" + person, "wechat");
    }

    static RegistrationRequest of(
            String campaignId, boolean strict, int person, String idempotencyKey, String channel) {
        var who = person(person);
        var campaign =
                new Campaign(campaignId, 18, Set.of("wechat", "alipay"), 0, Long.MAX_VALUE, false, strict, "number-1");
        return new RegistrationRequest(
                new Session(
                        who, LocalDate.of(1990, 1, 1), Long.MAX_VALUE, Role.CITIZEN, "张*", "vault-1", new byte[] {9}),
                campaign,
                new AcceptanceKey(campaignId, who),
                RegistrationNo.of(NUMBER_KEY, campaignId, who).value(),
                channel,
                idempotencyKey,
                Sha256.hash(channel.getBytes(StandardCharsets.UTF_8)),
                "corr-" + person);
    }
}
