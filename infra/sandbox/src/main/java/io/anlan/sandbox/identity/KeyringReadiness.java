package io.anlan.sandbox.identity;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only when there is a key to sign with. */
@Readiness
@ApplicationScoped
class KeyringReadiness implements HealthCheck {

    private final IdentityKeyring keyring;

    KeyringReadiness(IdentityKeyring keyring) {
        this.keyring = keyring;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("identity-key")
                .status(keyring.signing().isPresent())
                .build();
    }
}
