package io.anlan.app.problem.postgres;

import io.anlan.app.problem.ProblemType;
import io.anlan.kernel.Doubt;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a failed statement means: the server said no, or nobody can tell. */
public final class StoreFailures {

    private static final Logger LOG = Logger.getLogger(StoreFailures.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Refusal NOT_STORED =
            new Refusal(ProblemType.NOT_STORED.slug(), 503, "The database cannot store at the moment.", SOON);
    private static final Doubt IN_DOUBT =
            new Doubt("The connection to the database was lost; the request may have been carried out.", SOON);

    /** Classes of SQLSTATE after which nobody knows: connection exceptions, operator intervention, system errors. */
    private static final List<String> ENDS_CONNECTION = List.of("08", "57P", "58", "XX");

    private StoreFailures() {}

    /** The outcome of a statement that failed in this way. */
    public static <T> Outcome<T> outcome(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (definite(cause)) {
                return Outcome.refused(NOT_STORED);
            }
        }
        // The class alone: a message of the driver may carry what was to be stored.
        LOG.warnf(
                "a statement ended in doubt: %s, SQLSTATE %s",
                failure.getClass().getName(), sqlState(failure));
        return Outcome.inDoubt(IN_DOUBT);
    }

    /** FATAL and PANIC end the connection and say nothing of the transaction; an ERROR has rolled it back. */
    private static boolean definite(Throwable cause) {
        if (cause instanceof PgException said) {
            return "ERROR".equals(said.getSeverity());
        }
        if (cause instanceof SQLException said && said.getSQLState() != null) {
            return ENDS_CONNECTION.stream().noneMatch(said.getSQLState()::startsWith);
        }
        return cause instanceof ConnectException;
    }

    /** The SQLSTATE the server gave, if it did. */
    public static @Nullable String sqlState(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException said) {
                return said.getSqlState();
            }
            // Hibernate Reactive dresses the driver's exception up as JDBC's.
            if (cause instanceof SQLException said) {
                return said.getSQLState();
            }
        }
        return null;
    }
}
