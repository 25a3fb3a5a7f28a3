package io.anlan.replication.http;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.replication.backup.BackupDesk;
import io.anlan.replication.backup.BackupJob;
import io.anlan.replication.backup.BackupList;
import io.anlan.replication.backup.BackupStore;
import io.anlan.replication.backup.RestoreMoment;
import io.anlan.replication.backup.SiteBackups;
import io.anlan.replication.backup.SiteBackups.Place;
import io.anlan.replication.backup.SiteStore;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.database.Faults;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Backups over HTTP, for operators. Work begins and is told of; whoever asked looks how far it is. */
@Path("/backup")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(OperatorMechanism.OPERATOR)
public class BackupResource {
    private final BackupDesk desk;
    private final ChangesBoard changes;

    @Inject
    public BackupResource(BackupDesk desk, ChangesBoard changes) {
        this.desk = desk;
        this.changes = changes;
    }

    /** The backups there are, here or in the second store. */
    @GET
    @Blocking
    public Response all(@QueryParam("copy") boolean copy) {
        Optional<SiteBackups> site = desk.backups();
        Place place = place(copy);
        if (site.isEmpty() || !site.get().has(place)) {
            return Response.ok(Map.of("store", "", "backups", List.of())).build();
        }
        try {
            BackupStore store = site.get().store(place);
            return Response.ok(Map.of(
                            "store",
                            store.describe(),
                            "backups",
                            views(site.get(), place),
                            "changes",
                            changes.view(store)))
                    .build();
        } catch (IOException away) {
            return Problem.of(Refusal.of("store-away", 503, Faults.describe(away)));
        }
    }

    /** What is being done, or was done last. */
    @GET
    @Path("/job")
    public BackupJobView job() {
        return desk.job().map(BackupJobView::of).orElse(BackupJobView.NONE);
    }

    /** Saves both databases. */
    @POST
    public Response save() {
        return begun(desk.save());
    }

    /** Restores the newest backups beside the tables, compares, and takes them away again. */
    @POST
    @Path("/verify")
    public Response verify(@QueryParam("copy") boolean copy) {
        return begun(desk.verify(place(copy)));
    }

    /**
     * Restores both databases, which must be empty: exactly as {@code at} an epoch microsecond, or the newest whole backups that
     * were taken {@code to} one, or all there is.
     */
    @POST
    @Path("/restore")
    public Response restore(
            @QueryParam("at") @Nullable Long atMicros,
            @QueryParam("to") @Nullable Long toMicros,
            @QueryParam("copy") boolean copy) {
        RestoreMoment newest = toMicros == null ? RestoreMoment.newest() : RestoreMoment.wholeBackupBy(toMicros);
        return begun(desk.restore(place(copy), atMicros == null ? newest : RestoreMoment.at(atMicros)));
    }

    private static List<BackupView> views(SiteBackups site, Place place) throws IOException {
        List<BackupView> views = new ArrayList<>();
        for (SiteStore store : SiteStore.values()) {
            for (BackupList.Entry entry : site.list(place).all(store)) {
                views.add(view(entry));
            }
        }
        return views;
    }

    private static BackupView view(BackupList.Entry entry) {
        String id = entry.address().id();
        String store = entry.address().store().word();
        return entry.reader()
                .map(reader -> {
                    Manifest manifest = reader.manifest();
                    return new BackupView(
                            id,
                            store,
                            manifest.source().engine(),
                            manifest.source().incarnation(),
                            manifest.point().position(),
                            manifest.point().micros(),
                            manifest.rows(),
                            manifest.bytes(),
                            "");
                })
                .orElseGet(() -> new BackupView(id, store, "", "", "", 0, 0, 0, entry.problem()));
    }

    private static Place place(boolean copy) {
        return copy ? Place.COPY : Place.HERE;
    }

    private static Response begun(Outcome<BackupJob> outcome) {
        return outcome.fold(
                job -> Response.accepted(BackupJobView.of(job)).build(),
                Problem::of,
                doubt -> Problem.of(new Refusal("in-doubt", 503, doubt.detail(), doubt.retryAfter())));
    }
}
