package io.anlan.app.quota;

import io.anlan.app.registration.StoredAt;

/**
 * What a citizen is told of a claim.
 *
 * @param fresh whether this very request stored it
 */
public record ClaimAnswer(KnownClaim claim, StoredAt storedAt, boolean fresh) {}
