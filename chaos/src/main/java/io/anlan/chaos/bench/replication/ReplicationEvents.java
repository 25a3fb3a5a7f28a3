package io.anlan.chaos.bench.replication;

/** What the bench says while it runs. */
public interface ReplicationEvents {
    void phase(String what);
}
