package io.anlan.app.registration;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.acceptance.VaultRow;

/** The rows a request becomes if nothing speaks against it. */
public record Candidate(Acceptance acceptance, VaultRow vault) {}
