package io.anlan.replication.reconcile;

/**
 * A difference that stood when it could no longer be on its way.
 *
 * @param database where it is, such as {@code registration-a}
 * @param place its key; audits get only the key's hash
 * @param reason why it was left or failed, or what replaced it; no content of rows
 */
public record Finding(String database, String table, Place place, FindingKind kind, FindingEnd end, String reason) {
    Finding ended(FindingEnd next, String why) {
        return new Finding(database, table, place, kind, next, why);
    }
}
