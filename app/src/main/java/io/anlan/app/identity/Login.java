package io.anlan.app.identity;

import io.anlan.app.problem.Fields;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.person.PersonKey;
import io.anlan.kernel.person.ResidentId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one moment at which name and id number are in the clear: the identity provider is asked, the two are sealed, and
 * from then on the person is a key.
 */
public final class Login {

    static final Duration LIFE = Duration.ofHours(12);

    private static final int NAME_LONGEST = 64;
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private static final Refusal MISMATCH =
            Refusal.of("identity-mismatch", 401, "Name, id number and code do not belong together.");
    private static final Refusal UNAVAILABLE = new Refusal(
            "identity-unavailable",
            503,
            "The identity service does not answer; this says nothing about the person.",
            Duration.ofSeconds(2));

    private final IdentityProvider provider;
    private final Keyring keyring;
    private final Vault vault;
    private final PersonVault store;
    private final Ticker ticker;

    public Login(IdentityProvider provider, Keyring keyring, Vault vault, PersonVault store, Ticker ticker) {
        this.provider = provider;
        this.keyring = keyring;
        this.vault = vault;
        this.store = store;
        this.ticker = ticker;
    }

    /** The session of who the request says it is, if the identity provider agrees. */
    public Future<Outcome<Session>> of(
            @Nullable String name, @Nullable String idType, @Nullable String idNumber, @Nullable String code) {
        return claimant(name, idType, idNumber, code)
                .fold(
                        this::ask,
                        refusal -> Future.succeededFuture(Outcome.refused(refusal)),
                        doubt -> Future.succeededFuture(Outcome.inDoubt(doubt)));
    }

    private Outcome<Claimant> claimant(
            @Nullable String name, @Nullable String idType, @Nullable String idNumber, @Nullable String code) {
        var complaint = Fields.first(
                Fields.text("name", name, NAME_LONGEST),
                Fields.present("idType", idType),
                Fields.present("idNumber", idNumber),
                Fields.word("code", code, CODE));
        if (complaint != null) {
            return Outcome.refused(complaint);
        }
        if (!Claimant.ID_TYPE.equals(idType)) {
            return Outcome.refused(Refusal.of("unknown-id-type", 400, "The only id type is " + Claimant.ID_TYPE + "."));
        }
        return ResidentId.parse(Objects.requireNonNull(idNumber), today())
                .map(id -> new Claimant(Objects.requireNonNull(name).strip(), id, Objects.requireNonNull(code)));
    }

    private Future<Outcome<Session>> ask(Claimant claimant) {
        return provider.verify(claimant).compose(verdict -> switch (verdict) {
            case MATCH -> admit(claimant);
            case MISMATCH -> Future.succeededFuture(Outcome.refused(MISMATCH));
            case UNAVAILABLE -> Future.succeededFuture(Outcome.refused(UNAVAILABLE));
        });
    }

    private Future<Outcome<Session>> admit(Claimant claimant) {
        var person =
                PersonKey.of(keyring.pepper(), Claimant.ID_TYPE, claimant.id().value());
        var sealed = vault.seal(person, claimant);
        var session = new Session(
                person,
                claimant.id().birthDate(),
                ticker.wallMillis() + LIFE.toMillis(),
                Role.CITIZEN,
                claimant.maskedName(),
                sealed.kid(),
                sealed.bytes());
        return store.keep(person, sealed).map(kept -> kept.map(unchanged -> session));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(Instant.ofEpochMilli(ticker.wallMillis()), CHINA);
    }
}
