package io.anlan.replication.reconcile;

/** A position in the log of one database, as that engine writes it; it means nothing in any other. */
public record Mark(String incarnation, String position) {}
