package io.anlan.app.registration;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.receipt.Receipt;

/** A registration as it is looked up: the acceptance that counts, what is known of its copies, a receipt that says so. */
public record Reading(Acceptance acceptance, StoredAt storedAt, Receipt receipt) {}
