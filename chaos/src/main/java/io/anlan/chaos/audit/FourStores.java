package io.anlan.chaos.audit;

import io.anlan.chaos.audit.AuditedTable.AuditedColumn;
import io.anlan.local.database.DatabaseLogin;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the four databases by SQL, straight and not through any part of the product. */
public final class FourStores {
    private static final int TIMEOUT_SECONDS = 60;

    private final Map<Store, DatabaseLogin> logins;

    public FourStores(Map<Store, DatabaseLogin> logins) {
        this.logins = new EnumMap<>(logins);
        if (logins.size() != Store.values().length) {
            throw new IllegalArgumentException("four databases are audited, not " + logins.size());
        }
    }

    /** Digests of every audited table in every database. */
    public Agreement agreement() throws SQLException {
        List<AuditedTable> tables = tables();
        Map<String, Map<Store, Digest>> digests = new LinkedHashMap<>();
        tables.forEach(table -> digests.put(table.name(), new EnumMap<>(Store.class)));
        for (Store store : Store.values()) {
            try (Connection connection = open(store)) {
                for (AuditedTable table : tables) {
                    Map<Store, Digest> row = digests.get(table.name());
                    if (row != null) {
                        row.put(store, digest(connection, DigestSql.digest(table, store.kind())));
                    }
                }
            }
        }
        return new Agreement(digests);
    }

    /** How many registrations of the campaign each database has; cheap, for waiting. */
    public Map<Store, Long> counts(String campaign) throws SQLException {
        Map<Store, Long> counts = new EnumMap<>(Store.class);
        for (Store store : Store.values()) {
            try (Connection connection = open(store);
                    PreparedStatement select =
                            prepared(connection, "select count(*) from registration where campaign_id = ?", campaign);
                    ResultSet row = select.executeQuery()) {
                counts.put(store, row.next() ? row.getLong(1) : 0);
            }
        }
        return counts;
    }

    /** Every acceptance of the campaign as each database holds it. */
    public StoredRows registrations(String campaign) throws SQLException {
        Map<Store, List<StoredRegistration>> rows = new EnumMap<>(Store.class);
        for (Store store : Store.values()) {
            rows.put(store, registrations(store, campaign));
        }
        return new StoredRows(rows);
    }

    /** Every acceptance of the campaign in one database. */
    public List<StoredRegistration> registrations(Store store, String campaign) throws SQLException {
        String hex = store.kind() == Store.Kind.MARIADB ? "lower(hex(%s))" : "encode(%s, 'hex')";
        String sql = "select " + String.format(hex, "person_key")
                + ", site, registration_no, idempotency_key, version, writer, " + String.format(hex, "row_hash")
                + " from registration where campaign_id = ?";
        List<StoredRegistration> rows = new ArrayList<>();
        try (Connection connection = open(store);
                PreparedStatement select = prepared(connection, sql, campaign);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(new StoredRegistration(
                        row.getString(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getInt(6),
                        row.getString(7)));
            }
        }
        return rows;
    }

    /** References of the facts that were written in the name of a run, in each database. */
    public Map<Store, Set<String>> facts(String run) throws SQLException {
        Map<Store, Set<String>> facts = new EnumMap<>(Store.class);
        for (Store store : Store.values()) {
            Set<String> held = new HashSet<>();
            try (Connection connection = open(store);
                    PreparedStatement select = prepared(
                            connection, "select source_ref from determination where source_ref like ?", run + "/%");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    held.add(row.getString(1));
                }
            }
            facts.put(store, held);
        }
        return facts;
    }

    /** The numbers of all claims of the campaign in each database, void ones too. */
    public Map<Store, Set<String>> claims(String campaign) throws SQLException {
        Map<Store, Set<String>> claims = new EnumMap<>(Store.class);
        for (Store store : Store.values()) {
            claims.put(store, claimNumbers(store, campaign));
        }
        return claims;
    }

    /** The numbers of all claims of the campaign in one database, void ones too. */
    public Set<String> claimNumbers(Store store, String campaign) throws SQLException {
        Set<String> numbers = new HashSet<>();
        try (Connection connection = open(store);
                PreparedStatement select =
                        prepared(connection, "select claim_no from claim where campaign_id = ?", campaign);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                numbers.add(row.getString(1));
            }
        }
        return numbers;
    }

    private List<AuditedTable> tables() throws SQLException {
        List<AuditedTable> tables = new ArrayList<>();
        try (Connection connection = open(Store.REGISTRATION_A)) {
            for (String name : AuditedTable.names()) {
                tables.add(new AuditedTable(name, columns(connection, name)));
            }
        }
        return tables;
    }

    private static List<AuditedColumn> columns(Connection connection, String table) throws SQLException {
        String sql = "select column_name, data_type = 'bytea' from information_schema.columns"
                + " where table_schema = 'public' and table_name = ? order by column_name";
        List<AuditedColumn> columns = new ArrayList<>();
        try (PreparedStatement select = prepared(connection, sql, table);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                columns.add(new AuditedColumn(row.getString(1), row.getBoolean(2)));
            }
        }
        return columns;
    }

    private static Digest digest(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setQueryTimeout(TIMEOUT_SECONDS);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Digest.EMPTY;
                }
                BigDecimal high = row.getBigDecimal(2);
                BigDecimal low = row.getBigDecimal(3);
                return new Digest(row.getLong(1), high.toBigInteger(), low.toBigInteger());
            }
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, String parameter) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(TIMEOUT_SECONDS);
        statement.setString(1, parameter);
        return statement;
    }

    private Connection open(Store store) throws SQLException {
        DatabaseLogin where = logins.get(store);
        if (where == null) {
            throw new IllegalStateException("no login for " + store.title());
        }
        return where.connect();
    }
}
