package io.anlan.replication.http;

/** A link as operators see it; counts begin with the process, lags are as of the last look. */
public record LinkView(
        String link,
        String state,
        String reason,
        long appliedLsn,
        String sourceIncarnation,
        long rowsApplied,
        long rowsPerSecond,
        long conflicts,
        long parked,
        long lagRows,
        long lagBytes,
        long lagMillis,
        long restarts,
        String lastError,
        long walHeldBytes,
        long walBudgetBytes,
        String alarm) {}
