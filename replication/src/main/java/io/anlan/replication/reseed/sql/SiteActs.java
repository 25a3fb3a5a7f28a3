package io.anlan.replication.reseed.sql;

import io.anlan.kernel.Doubt;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.database.Faults;
import io.anlan.replication.reconcile.ComparedSession;
import io.anlan.replication.reconcile.run.Reconciler;
import io.anlan.replication.reconcile.sql.SessionsOf;
import io.anlan.replication.reconcile.sql.SqlMender;
import io.anlan.replication.reseed.CopyInto;
import io.anlan.replication.reseed.CopyPace;
import io.anlan.replication.reseed.RangeCopy;
import io.anlan.replication.reseed.ReseedActs;
import io.anlan.replication.reseed.ReseedLook;
import io.anlan.replication.reseed.ReseedPlan;
import io.anlan.replication.reseed.ReseedProgress;
import io.anlan.replication.reseed.ReseedRequest;
import io.anlan.replication.reseed.ReseedStep;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Does the steps of a reseed at the databases of both sites. */
public final class SiteActs implements ReseedActs {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** A slot may still be read, a link still be held, by a process that is just going. */
    private static final int TRIES = 60;

    private final ReseedSite site;
    private final ReseedLinks links;
    private final ReseedLedger ledger;
    private final Reconciler reconciler;
    private final Duration silenceMax;
    private final Ticker ticker;
    private final CopyPace pace;
    private final ReseedProgress progress;
    private final TableCatalog catalog = TableCatalog.standard();

    /** @param silenceMax a holder of a link silent for longer loses it */
    public SiteActs(
            ReseedSite site,
            ReseedLinks links,
            Reconciler reconciler,
            Duration silenceMax,
            Ticker ticker,
            CopyPace pace,
            ReseedProgress progress) {
        this.site = site;
        this.links = links;
        this.ledger = new ReseedLedger(site.own(), catalog);
        this.reconciler = reconciler;
        this.silenceMax = silenceMax;
        this.ticker = ticker;
        this.pace = pace;
        this.progress = progress;
    }

    @Override
    public Outcome<ReseedLook> look() {
        return new SiteLook(site, links, ledger, catalog).look();
    }

    @Override
    public Outcome<String> perform(ReseedStep step, ReseedLook look, ReseedRequest request) {
        try {
            return switch (step) {
                case OPEN -> open(look);
                case OUTBOUND -> anew(links.outbound(), false);
                case INBOUND -> begin(CopyInto.REGISTRATION, links.inbound());
                case COPY_REGISTRATION -> copy(CopyInto.REGISTRATION);
                case TO_PLATFORM -> begin(CopyInto.PLATFORM, links.toPlatform());
                case COPY_PLATFORM -> copy(CopyInto.PLATFORM);
                case FROM_PLATFORM -> anew(links.fromPlatform(), false);
                case COMPARE -> new ClosingComparison(reconciler, pace, progress).run(request);
                case CLOSE -> close();
            };
        } catch (SQLException | RuntimeException failure) {
            return Outcome.inDoubt(new Doubt(Faults.describe(failure), SOON));
        }
    }

    private Outcome<String> open(ReseedLook look) throws SQLException {
        ledger.begin(look.rebuilt(), ReseedPlan.due(look), ticker.wallMicros());
        return Outcome.done("");
    }

    /** First it is noted that everything is to be copied: cut in between, the link does not fit and is begun again. */
    private Outcome<String> begin(CopyInto into, ReseedLink link) throws SQLException {
        ledger.anew(into);
        return anew(link, true);
    }

    private Outcome<String> anew(ReseedLink link, boolean withheld) {
        Outcome<String> made = link.anew(withheld, silenceMax, ticker);
        for (int tries = 1; tries < TRIES && mayPass(made) && pace.rest(AGAIN_NANOS); tries++) {
            made = link.anew(withheld, silenceMax, ticker);
        }
        return made;
    }

    private static boolean mayPass(Outcome<String> made) {
        return made.fold(done -> false, refused -> refused.retryAfter() != null, doubt -> true);
    }

    private Outcome<String> copy(CopyInto into) throws SQLException {
        Engine engine = into == CopyInto.REGISTRATION ? Engine.POSTGRESQL : Engine.MARIADB;
        TableLedger tables = ledger.of(into);
        long copied = 0;
        long broken = 0;
        try (ComparedSession source = SessionsOf.postgres(site.from(into))) {
            expect(source, into, tables);
            RangeCopy copy = new RangeCopy(
                    source, SqlMender.copying(site.target(into), engine, catalog, ticker), tables, ticker, pace);
            for (TableDescription table : into.tables(catalog)) {
                if (!copy.table(table)) {
                    return Outcome.inDoubt(new Doubt("the process ends", SOON));
                }
                copied += tables.of(table).copied();
                broken += tables.of(table).broken();
            }
        }
        return Outcome.done(into.word() + ": " + copied + " rows copied"
                + (broken == 0 ? "" : ", " + broken + " left out because their content is not that of their hash"));
    }

    private void expect(ComparedSession source, CopyInto into, TableLedger tables) throws SQLException {
        long expected = 0;
        long before = 0;
        for (TableDescription table : into.tables(catalog)) {
            expected += source.count(table);
            before += tables.of(table).copied();
        }
        progress.expects(expected, before);
    }

    private Outcome<String> close() throws SQLException {
        // The platform store first: once the run is closed nobody would come back to it.
        try (Connection platform = site.platform().open();
                PreparedStatement lift = platform.prepareStatement(AppliedMarks.COUNT);
                PreparedStatement restored = platform.prepareStatement(AppliedMarks.RESTORED)) {
            lift.executeUpdate();
            restored.setLong(1, ticker.wallMicros());
            restored.executeUpdate();
        }
        ledger.close(ticker.wallMicros());
        return Outcome.done("");
    }
}
