package io.anlan.app.identity;

import io.anlan.kernel.person.PersonKey;
import java.time.LocalDate;

/**
 * Who is asking, as the sealed token says. The sealed vault bytes travel along so that a site which has not yet received
 * the person's vault row can write it beside the registration.
 */
public record Session(
        PersonKey personKey,
        LocalDate birthDate,
        long expiresAtMillis,
        Role role,
        String maskedName,
        String vaultKid,
        byte[] vaultSealed) {

    @Override
    public String toString() {
        return "Session[" + role + "]";
    }
}
