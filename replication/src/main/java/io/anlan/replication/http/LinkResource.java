package io.anlan.replication.http;

import io.anlan.kernel.Refusal;
import io.anlan.replication.apply.Transport;
import io.anlan.replication.database.Faults;
import io.anlan.replication.link.LinkSupervisor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Links over HTTP, for operators. */
@Path("/links")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(OperatorMechanism.OPERATOR)
public class LinkResource {
    private final LinkBoard board;

    @Inject
    public LinkResource(LinkBoard board) {
        this.board = board;
    }

    @GET
    public List<LinkView> links() {
        return board.views();
    }

    @POST
    @Path("/{link}/create")
    public Response create(@PathParam("link") String name) {
        return on(
                name,
                link -> board.create(link)
                        .fold(
                                done -> Response.ok(Map.of("link", name, "result", done))
                                        .build(),
                                Problem::of,
                                doubt -> Problem.of(new Refusal("in-doubt", 503, doubt.detail(), doubt.retryAfter()))));
    }

    @POST
    @Path("/{link}/pause")
    public Response pause(@PathParam("link") String name) {
        return on(name, link -> {
            link.pause();
            return accepted(link);
        });
    }

    @POST
    @Path("/{link}/resume")
    public Response resume(@PathParam("link") String name) {
        return on(name, link -> {
            link.resume();
            return accepted(link);
        });
    }

    /** Tries the parked rows once more. */
    @POST
    @Path("/{link}/parked/retry")
    public Response retry(@PathParam("link") String name) {
        return on(name, link -> {
            Optional<Transport> transport = link.transport();
            return transport.isPresent() ? retry(transport.get(), name) : notRunning();
        });
    }

    private static Response retry(Transport transport, String name) {
        try {
            return Response.ok(Map.of("link", name, "healed", transport.retryParked()))
                    .build();
        } catch (SQLException failure) {
            return Problem.of(new Refusal("target-away", 503, Faults.describe(failure), null));
        }
    }

    private Response on(String name, Function<LinkSupervisor, Response> act) {
        return board.find(name)
                .map(act)
                .orElseGet(() ->
                        Problem.of(Refusal.of("link-not-found", 404, "this replicator runs no link of that name")));
    }

    private static Response accepted(LinkSupervisor link) {
        return Response.accepted(LinkBoard.view(link)).build();
    }

    private static Response notRunning() {
        return Problem.of(Refusal.of("link-not-running", 409, "parked rows are tried by a running link"));
    }
}
