package io.anlan.replication.http;

import io.anlan.kernel.Refusal;
import io.anlan.replication.reseed.ReseedDesk;
import io.anlan.replication.reseed.ReseedRequest;
import io.anlan.replication.reseed.ReseedRequest.Lost;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** Reseeding this site over HTTP, for operators. It begins and goes on by itself; whoever asked looks how far it is. */
@Path("/reseed")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(OperatorMechanism.OPERATOR)
public class ReseedResource {
    private final ReseedDesk desk;

    @Inject
    public ReseedResource(ReseedDesk desk) {
        this.desk = desk;
    }

    /** What this process does, or did last. */
    @GET
    public ReseedView now() {
        return desk.job().map(ReseedView::of).orElse(ReseedView.NONE);
    }

    /** Fills this site's databases from the peer, or goes on with it. */
    @POST
    public Response begin(
            @QueryParam("engine") @DefaultValue("any") String engine,
            @QueryParam("fromPlatform") boolean fromPlatform,
            @QueryParam("acceptDifferences") boolean acceptDifferences) {
        Lost lost;
        try {
            lost = Lost.valueOf(engine.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return Problem.of(Refusal.of("engine-unknown", 400, "engine is postgres, mariadb, both or any"));
        }
        return desk.begin(new ReseedRequest(lost, fromPlatform, acceptDifferences))
                .fold(
                        job -> Response.accepted(ReseedView.of(job)).build(),
                        Problem::of,
                        doubt -> Problem.of(new Refusal("in-doubt", 503, doubt.detail(), doubt.retryAfter())));
    }
}
