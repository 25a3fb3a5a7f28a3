package io.anlan.chaos.peers;

import io.anlan.chaos.history.Told;
import io.anlan.chaos.workload.Tap;
import io.anlan.kernel.Doubt;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * One statement, one transaction. A connection that breaks while it runs leaves the commit in doubt; so does a warning
 * with the answer, by which PostgreSQL says that the row is committed here and the standby may not have it.
 */
final class JdbcRegistrations implements RegistrationAdapter {
    private static final String OWN = "select registration_no, idempotency_key from " + PeerTables.REGISTRATION
            + " where campaign_id = ? and person_key = ?";
    private static final String CAMPAIGN = "select campaign_id from " + PeerTables.CAMPAIGNS + " where campaign_id = ?";
    private static final Duration SOON = Duration.ofSeconds(1);
    /** Judges compare acceptances by number and site; here all are of one. */
    private static final String SITE = "site-a";
    /** These systems do not say with an answer where the row is. */
    private static final String UNSAID = "UNSAID";

    private final Dialect dialect;

    JdbcRegistrations(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Outcome<Optional<Told>> register(Connection connection, Tap tap) {
        String number = UUID.randomUUID().toString();
        try {
            try (PreparedStatement insert = connection.prepareStatement(dialect.insert())) {
                bind(insert, tap, number);
                int inserted = insert.executeUpdate();
                if (insert.getWarnings() != null) {
                    return inDoubt("committed with a warning");
                }
                if (inserted == 1) {
                    return Outcome.done(Optional.of(told(number, false)));
                }
            } catch (SQLException failure) {
                if (!dialect.alreadyThere(failure)) {
                    return failed(failure);
                }
            }
            Optional<Told> earlier = own(connection, tap);
            // Whoever was there first has been rolled back meanwhile.
            return earlier.isPresent() ? Outcome.done(earlier) : notStored("gone again");
        } catch (SQLException failure) {
            return failed(failure);
        }
    }

    @Override
    public Outcome<Optional<Told>> registration(Connection connection, Tap tap) {
        try {
            Optional<Told> own = own(connection, tap);
            return own.isPresent()
                    ? Outcome.done(own)
                    : Outcome.refused(Refusal.of("registration-not-found", 404, "No such registration."));
        } catch (SQLException failure) {
            return failed(failure);
        }
    }

    @Override
    public Outcome<Optional<Told>> campaign(Connection connection) {
        try (PreparedStatement select = connection.prepareStatement(CAMPAIGN)) {
            select.setString(1, PeerTables.CAMPAIGN);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Outcome.done(Optional.empty())
                        : Outcome.refused(Refusal.of("campaign-not-found", 404, "No such campaign."));
            }
        } catch (SQLException failure) {
            return failed(failure);
        }
    }

    /** Nothing happened, and asking again may help. */
    static <T> Outcome<T> notStored(String why) {
        return Outcome.refused(new Refusal(Asking.NOT_STORED, 503, why, SOON));
    }

    static <T> Outcome<T> inDoubt(String why) {
        return Outcome.inDoubt(new Doubt(why, SOON));
    }

    private <T> Outcome<T> failed(SQLException failure) {
        String why = "sqlstate " + failure.getSQLState();
        return dialect.surelyNot(failure) ? notStored(why) : inDoubt(why);
    }

    private static Optional<Told> own(Connection connection, Tap tap) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OWN)) {
            select.setString(1, PeerTables.CAMPAIGN);
            select.setString(2, personKey(tap));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(told(row.getString(1), !row.getString(2).equals(tap.key())))
                        : Optional.empty();
            }
        }
    }

    private static void bind(PreparedStatement insert, Tap tap, String number) throws SQLException {
        insert.setString(1, PeerTables.CAMPAIGN);
        insert.setString(2, personKey(tap));
        insert.setString(3, number);
        insert.setString(4, tap.channel());
        insert.setString(5, tap.key());
        insert.setLong(6, tap.dueMicros());
    }

    private static String personKey(Tap tap) {
        return "p" + tap.person();
    }

    private static Told told(String number, boolean already) {
        return new Told(number, SITE, UNSAID, already, "", Told.UNCHECKED);
    }
}
