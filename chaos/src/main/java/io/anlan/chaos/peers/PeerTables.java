package io.anlan.chaos.peers;

import io.anlan.chaos.audit.Store;
import io.anlan.chaos.audit.StoredRegistration;
import io.anlan.chaos.audit.StoredRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The tables of the plain registration service, the same SQL for both engines, and their rows as judges read them. */
final class PeerTables {
    /** The only campaign there is. */
    static final String CAMPAIGN = "peers";

    static final String REGISTRATION = "peer_registration";
    static final String CAMPAIGNS = "peer_campaign";

    /** Makes them and opens the campaign. */
    static final List<String> SQL = List.of(
            "create table " + CAMPAIGNS + " (campaign_id varchar(64) not null primary key)",
            "insert into " + CAMPAIGNS + " values ('" + CAMPAIGN + "')",
            "create table " + REGISTRATION + " (campaign_id varchar(64) not null, person_key varchar(64) not null,"
                    + " registration_no varchar(40) not null, channel varchar(32) not null,"
                    + " idempotency_key varchar(64) not null, accepted_at bigint not null,"
                    + " primary key (campaign_id, person_key))",
            "create unique index peer_registration_number on " + REGISTRATION + " (registration_no)");

    private static final String ROWS =
            "select person_key, registration_no, idempotency_key, accepted_at from " + REGISTRATION;

    private PeerTables() {}

    /** Every registration of one copy. */
    static List<StoredRegistration> rows(Connection connection) throws SQLException {
        List<StoredRegistration> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ROWS)) {
            while (row.next()) {
                rows.add(new StoredRegistration(
                        row.getString(1), 1, row.getString(2), row.getString(3), row.getLong(4), 1, ""));
            }
        }
        return rows;
    }

    /** Judges look into four databases. Where there are fewer copies they look into one of them again. */
    static StoredRows asFour(List<List<StoredRegistration>> copies) {
        Map<Store, List<StoredRegistration>> four = new EnumMap<>(Store.class);
        int looked = 0;
        for (Store store : Store.values()) {
            four.put(store, copies.get(looked++ % copies.size()));
        }
        return new StoredRows(four);
    }
}
