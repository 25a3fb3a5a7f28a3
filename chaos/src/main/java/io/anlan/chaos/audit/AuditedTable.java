package io.anlan.chaos.audit;

import java.util.List;

/** A table that must be equal in all four databases, with its columns as this module names them. */
public record AuditedTable(String name, List<AuditedColumn> columns) {
    public AuditedTable {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("no columns known of " + name);
        }
    }

    /** One column and whether it holds bytes. */
    public record AuditedColumn(String name, boolean bytes) {}

    /** Written down here, not asked of the product: a table left out of the links by mistake must be noticed. */
    public static List<String> names() {
        return List.of(
                "campaign",
                "campaign_text",
                "campaign_event",
                "close_marker",
                "person_vault",
                "registration",
                "determination",
                "quota",
                "quota_notice",
                "quota_move",
                "claim",
                "seat_end");
    }
}
