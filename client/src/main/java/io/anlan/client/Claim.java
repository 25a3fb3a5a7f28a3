package io.anlan.client;

/**
 * A seat as the service tells it to its owner.
 *
 * @param site whose share it came from
 * @param state {@code HELD}, {@code CONFIRMED}, {@code RELEASED} or {@code EXPIRED}
 * @param durability {@code BOTH_SITES} or {@code ONE_SITE}
 */
public record Claim(String claimNo, String campaign, String site, String state, String durability) {}
