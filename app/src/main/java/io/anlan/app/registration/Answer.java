package io.anlan.app.registration;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.receipt.Receipt;

/**
 * What a citizen is told of a registration that is stored.
 *
 * @param fresh whether this very request stored it
 * @param alreadyRegistered whether another request of this person had stored it
 */
public record Answer(
        Acceptance acceptance, StoredAt storedAt, boolean fresh, boolean alreadyRegistered, Receipt receipt) {}
