package io.anlan.app.identity.postgres;

import io.anlan.app.identity.PersonVault;
import io.anlan.app.identity.Vault;
import io.anlan.app.problem.postgres.RowTuple;
import io.anlan.app.problem.postgres.StoreFailures;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.RowHash;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.kernel.person.PersonKey;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import org.jspecify.annotations.Nullable;

/** Keeps sealed persons in PostgreSQL, one row each: the first written stays, at every site the same. */
public final class PostgresPersonVault implements PersonVault {

    private static final TableDescription TABLE = TableCatalog.standard().table("person_vault");

    // A row that is there needs no second writing: FIRST_WINS would refuse it, and DO UPDATE would lock it for nothing.
    private static final String INSERT = "insert into person_vault"
            + " (person_key, kid, alg, sealed, keep_until, version, writer, row_hash)"
            + " values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing";

    private final Pool pool;
    private final HybridClock clock;
    private final SiteId site;

    public PostgresPersonVault(Pool pool, HybridClock clock, SiteId site) {
        this.pool = pool;
        this.clock = clock;
        this.site = site;
    }

    @Override
    public Future<Outcome<PersonKey>> keep(PersonKey person, Vault.Sealed sealed) {
        return pool.preparedQuery(INSERT)
                .execute(RowTuple.of(row(person, sealed)))
                .map(kept -> Outcome.done(person))
                .recover(failure -> Future.succeededFuture(StoreFailures.outcome(failure)));
    }

    private @Nullable Object[] row(PersonKey person, Vault.Sealed sealed) {
        var row = new @Nullable Object[] {
            person.bytes(),
            sealed.kid(),
            Vault.ALGORITHM,
            sealed.bytes(),
            null,
            clock.next().value(),
            site.registrationWriter(),
            null
        };
        row[TABLE.index("row_hash")] = RowHash.of(TABLE, row);
        return row;
    }
}
