package io.anlan.app.testing;

import io.anlan.app.identity.Role;
import io.anlan.app.identity.Session;
import io.anlan.app.identity.SessionTokens;
import io.anlan.kernel.Sha256;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.person.PersonKey;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Sessions of made-up citizens, sealed with the node's own keys. */
public final class Citizens {

    private static final long HOUR_MILLIS = 3_600_000;

    private Citizens() {}

    /** A citizen who may register for anything. */
    public static Session adult(String who) {
        return of(who, LocalDate.of(1990, 1, 1), Role.CITIZEN, HOUR_MILLIS);
    }

    /** Anybody. */
    public static Session of(String who, LocalDate birthDate, Role role, long lifeMillis) {
        var key = new PersonKey(Sha256.hash(who.getBytes(StandardCharsets.UTF_8)));
        var ends = SystemTime.INSTANCE.wallMillis() + lifeMillis;
        return new Session(key, birthDate, ends, role, "张*", "vault-1", new byte[] {1, 2, 3});
    }

    /** The value of the header. */
    public static String bearer(SessionTokens tokens, Session session) {
        return "Bearer " + tokens.seal(session);
    }
}
