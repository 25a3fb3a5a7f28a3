package io.anlan.app.registration;

import io.anlan.app.acceptance.Acceptance;

/**
 * An acceptance that was there before.
 *
 * @param both whether it is known that both sites have it
 */
public record Known(Acceptance acceptance, boolean both) {}
