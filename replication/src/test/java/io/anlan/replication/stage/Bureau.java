package io.anlan.replication.stage;

import io.anlan.kernel.SiteId;
import io.anlan.local.database.DatabaseLogin;
import java.util.HexFormat;

/** A health bureau's system: it writes facts into its site's platform store with plain INSERTs and knows no hash. */
public final class Bureau {
    private static final String INSERT = "INSERT INTO determination"
            + " (person_key, rule_id, started_at, transition, colour, source_ref, decided_by, at) VALUES ";

    private final DatabaseLogin login;

    private Bureau(DatabaseLogin login) {
        this.login = login;
    }

    public static Bureau at(SiteId site) {
        return new Bureau((site == SiteId.SITE_A ? Databases.mariaDb() : Databases.mariaDbB()).platform());
    }

    /** Opens a determination of one person. */
    public void opens(int person, String source) {
        Databases.run(login, opening(person, source));
    }

    /** Opens a determination that must be nowhere from that microsecond on. */
    public void opensUntil(int person, long keepUntilMicros) {
        String opening = opening(person, "for a time").replace("decided_by, at)", "decided_by, at, keep_until)");
        Databases.run(login, opening.substring(0, opening.length() - 1) + ", " + keepUntilMicros + ")");
    }

    /** Opens determinations of so many persons, in one transaction. */
    public void opensMany(int from, int to) {
        StringBuilder values = new StringBuilder();
        for (int person = from; person < to; person++) {
            values.append(person == from ? "" : ", ").append(value(person, "OPENED", "bulk"));
        }
        Databases.run(login, INSERT + values);
    }

    /** Ends it. */
    public void ends(int person) {
        Databases.run(login, INSERT + value(person, "ENDED", "end"));
    }

    public DatabaseLogin login() {
        return login;
    }

    /** The statement by which a determination is opened. */
    public static String opening(int person, String source) {
        return INSERT + value(person, "OPENED", source);
    }

    private static String value(int person, String transition, String source) {
        return "(X'" + HexFormat.of().formatHex(Rows.personKey(person)) + "', 'R1', 1700000000000000, '" + transition
                + "', " + (transition.equals("OPENED") ? "'RED'" : "NULL") + ", '" + source.replace("'", "''")
                + "', 'bureau', 1700000000000000)";
    }
}
