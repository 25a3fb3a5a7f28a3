package io.anlan.replication.position;

/**
 * What a holder writes into the link's row with every transaction.
 *
 * @param resume where reading resumes
 * @param appliedLsn the applied mark
 * @param parked rows of this link that wait aside
 */
public record Standing(ResumePoint resume, long appliedLsn, long parked) {}
