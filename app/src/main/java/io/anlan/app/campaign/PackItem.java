package io.anlan.app.campaign;

/** One kind of voucher in the pack a winner gets: so many, each taking its face off a bill from the threshold on. */
public record PackItem(long thresholdFen, long faceFen, int count) {}
