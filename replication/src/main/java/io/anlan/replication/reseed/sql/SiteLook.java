package io.anlan.replication.reseed.sql;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.Faults;
import io.anlan.replication.reseed.CopyInto;
import io.anlan.replication.reseed.LinkFit;
import io.anlan.replication.reseed.ReseedLook;
import io.anlan.replication.source.SourceSession;
import io.anlan.replication.source.postgres.PostgresSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Looks at what a reseed starts from, and says in one line what keeps it from being one. */
final class SiteLook {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ReseedSite site;
    private final ReseedLinks links;
    private final ReseedLedger ledger;
    private final TableCatalog catalog;

    SiteLook(ReseedSite site, ReseedLinks links, ReseedLedger ledger, TableCatalog catalog) {
        this.site = site;
        this.links = links;
        this.ledger = ledger;
        this.catalog = catalog;
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }

    private static final class Unseen extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Refusal refusal;

        Unseen(Refusal refusal) {
            super(refusal.detail());
            this.refusal = refusal;
        }
    }

    Outcome<ReseedLook> look() {
        try {
            Optional<ReseedLook.Open> open = seen("this site's registration store", ledger::open);
            peerServes();
            LinkFit inbound = seen("this site's or the peer's registration store", links.inbound()::fit);
            LinkFit outbound = seen("the peer's or this site's registration store", links.outbound()::fit);
            LinkFit toPlatform = seen("this site's platform store", links.toPlatform()::fit);
            LinkFit fromPlatform = seen("this site's platform store", links.fromPlatform()::fit);
            return Outcome.done(new ReseedLook(outbound, inbound, toPlatform, fromPlatform, open));
        } catch (Unseen obstacle) {
            return Outcome.refused(obstacle.refusal);
        }
    }

    private void peerServes() throws Unseen {
        DatabaseAddress peer = site.peer();
        ReseedLedger its = new ReseedLedger(peer, catalog);
        if (seen("the peer's registration store", its::open).isPresent()) {
            throw notServing("the peer is being reseeded itself");
        }
        if (seen("the peer's registration store", its::restoring)) {
            throw notServing("a restore into the peer's registration store has not ended");
        }
        boolean filled = seen("the peer's registration store", () -> {
            try (SourceSession source = PostgresSource.open(peer, "reseed")) {
                return source.holding(CopyInto.REGISTRATION.tables(catalog)).isPresent();
            }
        });
        if (!filled) {
            throw notServing("the peer's registration store holds no row");
        }
    }

    private static Unseen notServing(String why) {
        return new Unseen(Refusal.of("peer-not-serving", 409, why + "; a site is filled from one that serves"));
    }

    private static <T> T seen(String whose, Question<T> question) throws Unseen {
        try {
            return question.ask();
        } catch (SQLException | RuntimeException failure) {
            String why = Faults.undefinedTable(failure)
                    ? "it is not migrated yet; start a node of its site once"
                    : Faults.describe(failure);
            throw new Unseen(new Refusal("reseed-not-begun", 503, whose + " cannot be used: " + why, SOON));
        }
    }
}
