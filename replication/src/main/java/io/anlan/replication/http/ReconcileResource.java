package io.anlan.replication.http;

import io.anlan.kernel.HybridTime;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.reconcile.run.Reconciler;
import io.anlan.replication.reconcile.run.RunView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comparisons of this site's databases over HTTP, for operators. */
@Path("/reconcile")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(OperatorMechanism.OPERATOR)
public class ReconcileResource {
    private final Reconciler reconciler;

    @Inject
    public ReconcileResource(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    /** The last runs of this process, the youngest first. */
    @GET
    public List<RunView> recent() {
        return reconciler.recent();
    }

    /** Begins a run; it goes on by itself and is looked at by its name. */
    @POST
    public Response ask(
            @QueryParam("table") @Nullable String table,
            @QueryParam("since") @Nullable String since,
            @QueryParam("fromPlatform") boolean fromPlatform) {
        if (table != null
                && TableCatalog.standard().tables().stream()
                        .noneMatch(one -> one.name().equals(table))) {
            return Problem.of(Refusal.of("table-not-replicated", 400, "no replicated table has that name"));
        }
        long sinceVersion;
        try {
            sinceVersion = since == null
                    ? 0
                    : HybridTime.of(Instant.parse(since).toEpochMilli(), 0).value();
        } catch (DateTimeException | IllegalArgumentException notATime) {
            return Problem.of(Refusal.of("since-not-a-time", 400, "since is a time such as 2026-11-21T08:00:00Z"));
        }
        return reconciler
                .ask(table, sinceVersion, fromPlatform)
                .fold(
                        run -> Response.accepted(run)
                                .location(URI.create("/reconcile/" + run.run()))
                                .build(),
                        Problem::of,
                        doubt -> Problem.of(new Refusal("in-doubt", 503, doubt.detail(), doubt.retryAfter())));
    }

    /** How far a run has come, or what came of it. */
    @GET
    @Path("/{run}")
    public Response one(@PathParam("run") String run) {
        return reconciler
                .find(run)
                .map(view -> Response.ok(view).build())
                .orElseGet(() -> Problem.of(Refusal.of(
                        "run-not-found",
                        404,
                        "this process knows no such run; older ones are in the table reconcile_run")));
    }
}
