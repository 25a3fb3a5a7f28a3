package io.anlan.failover.agreed;

/** One line of what was done, by whom and why. Renewals are not worth a line. */
public record AuditLine(long atMillis, String by, String what) {}
