package io.anlan.replication.backup;

import io.anlan.kernel.Doubt;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.Ticker;
import io.anlan.replication.backup.format.Manifest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Does what operators ask about backups, one thing at a time, and tells how far it is. */
public class BackupDesk {
    private static final Logger LOG = Logger.getLogger(BackupDesk.class.getName());

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Optional<SiteBackups> backups;
    private final Executor executor;
    private final Ticker ticker;
    private final BackupFigures figures;
    private Optional<BackupJob> last = Optional.empty();

    /** @param backups empty if this replicator was given no store */
    public BackupDesk(Optional<SiteBackups> backups, Executor executor, Ticker ticker, BackupFigures figures) {
        this.backups = backups;
        this.executor = executor;
        this.ticker = ticker;
        this.figures = figures;
    }

    /** The site's backups; empty if there is no store. */
    public Optional<SiteBackups> backups() {
        return backups;
    }

    /** What is done now or was done last. */
    public synchronized Optional<BackupJob> job() {
        return last;
    }

    /** Begins to save both databases. */
    public Outcome<BackupJob> save() {
        return save(EnumSet.allOf(SiteStore.class));
    }

    /** Begins to save some of them. */
    public Outcome<BackupJob> save(Set<SiteStore> which) {
        return begin("backup", (site, progress) -> {
            long begun = ticker.monotonicNanos();
            SiteBackups.Saved saved = site.save(which, progress);
            if (saved.manifests().isEmpty()) {
                return Outcome.refused(Refusal.of("not-saved", 503, String.join("; ", saved.problems())));
            }
            long took = ticker.monotonicNanos() - begun;
            figures.saved(saved.manifests(), TimeUnit.NANOSECONDS.toMillis(took));
            Outcome<List<String>> tended = site.tend(progress).map(lines -> told(saved.manifests(), lines));
            return saved.problems().isEmpty() ? tended : Outcome.inDoubt(partly(saved, tended));
        });
    }

    private static Doubt partly(SiteBackups.Saved saved, Outcome<List<String>> tended) {
        List<String> rest = tended.fold(
                Function.identity(), refused -> List.of(refused.detail()), doubt -> List.of(doubt.detail()));
        return new Doubt(
                Stream.concat(saved.problems().stream(), rest.stream()).collect(Collectors.joining("; ")), SOON);
    }

    private static List<String> told(List<Manifest> saved, List<String> tended) {
        Stream<String> lines = saved.stream()
                .map(manifest -> manifest.source().store() + ": " + manifest.rows() + " rows, " + manifest.bytes()
                        + " bytes, backup " + manifest.id());
        return Stream.concat(lines, tended.stream()).toList();
    }

    /** Begins to try the newest backups. */
    public Outcome<BackupJob> verify(SiteBackups.Place place) {
        return begin("verify", (site, progress) -> site.verify(place, progress));
    }

    /** Begins to restore both databases. */
    public Outcome<BackupJob> restore(SiteBackups.Place place, RestoreMoment moment) {
        return begin("restore", (site, progress) -> site.restore(place, moment, progress));
    }

    private interface Work {
        Outcome<List<String>> on(SiteBackups site, Progress progress);
    }

    private synchronized Outcome<BackupJob> begin(String kind, Work work) {
        if (backups.isEmpty()) {
            return Outcome.refused(
                    Refusal.of("no-backup-store", 409, "this replicator has no store; set ANLAN_BACKUP_STORE"));
        }
        if (last.filter(job -> job.state() == BackupJob.State.RUNNING).isPresent()) {
            return Outcome.refused(
                    Refusal.of("backup-busy", 409, "a " + last.get().kind() + " is running"));
        }
        BackupJob job = new BackupJob(kind, ticker.wallMillis());
        last = Optional.of(job);
        executor.execute(() -> run(job, backups.get(), work));
        return Outcome.done(job);
    }

    private void run(BackupJob job, SiteBackups site, Work work) {
        try {
            Function<List<String>, BackupJob.State> done = lines -> job.done(lines, ticker.wallMillis());
            BackupJob.State state = work.on(site, job.progress())
                    .fold(
                            done,
                            refused -> job.failed(refused.detail(), ticker.wallMillis()),
                            doubt -> job.failed(doubt.detail(), ticker.wallMillis()));
            LOG.info(() -> "Backup desk: " + job.kind() + " " + state + ": " + String.join("; ", job.lines()));
        } finally {
            if (job.state() == BackupJob.State.RUNNING) {
                BackupJob.State unused = job.failed("it broke; the log says why", ticker.wallMillis());
            }
            if (job.state() == BackupJob.State.FAILED) {
                figures.failed();
            }
        }
    }
}
