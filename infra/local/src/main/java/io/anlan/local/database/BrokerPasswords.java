package io.anlan.local.database;

/**
 * The passwords of a broker.
 *
 * @param broker with which it meets itself
 * @param replicator of the only client
 */
public record BrokerPasswords(String broker, String replicator) {}
