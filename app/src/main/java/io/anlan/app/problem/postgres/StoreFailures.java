package io.anlan.app.problem.postgres;

import io.anlan.app.problem.ProblemType;
import io.anlan.kernel.Doubt;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a failed statement means: the server said no, or nobody can tell. */
public final class StoreFailures {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Refusal NOT_STORED =
            new Refusal(ProblemType.NOT_STORED.slug(), 503, "The database cannot store at the moment.", SOON);
    private static final Doubt IN_DOUBT =
            new Doubt("The connection to the database was lost; the request may have been carried out.", SOON);

    private StoreFailures() {}

    /** The outcome of a statement that failed in this way. */
    public static <T> Outcome<T> outcome(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // FATAL and PANIC end the connection and say nothing of the transaction.
            if (cause instanceof PgException said && "ERROR".equals(said.getSeverity())) {
                return Outcome.refused(NOT_STORED);
            }
            if (cause instanceof ConnectException) {
                return Outcome.refused(NOT_STORED);
            }
        }
        return Outcome.inDoubt(IN_DOUBT);
    }

    /** The SQLSTATE the server gave, if it did. */
    public static @Nullable String sqlState(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException said) {
                return said.getSqlState();
            }
        }
        return null;
    }
}
