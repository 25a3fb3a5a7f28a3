package io.anlan.replication.reconcile.run;

/** Why a run was begun. */
public enum RunKind {
    /** By itself, from time to time; it goes slowly and gives way to everything. */
    CONTINUOUS,
    /** An operator asked for it; it goes as fast as the databases let it. */
    ON_DEMAND
}
