package io.anlan.app.identity.http;

import io.anlan.app.identity.Login;
import io.anlan.app.identity.Session;
import io.anlan.app.identity.SessionTokens;
import io.anlan.app.problem.Answers;
import io.anlan.app.problem.Bodies;
import io.anlan.app.problem.Moment;
import io.anlan.kernel.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Logging in. */
@Path("/sessions")
@Tag(name = "session")
public final class SessionResource {

    private final Login login;
    private final SessionTokens tokens;

    SessionResource(Login login, SessionTokens tokens) {
        this.login = login;
        this.tokens = tokens;
    }

    /** Opens a session. */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "login", summary = "Log in by name, id number and one-time code")
    @APIResponse(
            responseCode = "200",
            description = "The session",
            content = @Content(schema = @Schema(implementation = Grant.class)))
    @APIResponse(responseCode = "400", ref = "#/components/responses/Problem")
    @APIResponse(responseCode = "401", ref = "#/components/responses/Problem")
    @APIResponse(responseCode = "503", ref = "#/components/responses/Problem")
    public Uni<Response> open(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LoginRequest.class)))
                    byte[] body,
            @Context RoutingContext context) {
        return Uni.createFrom()
                .completionStage(() -> outcome(body).toCompletionStage())
                .map(outcome -> Answers.of(
                        outcome,
                        context,
                        session -> Response.ok(grant(session))
                                .header("Cache-Control", "no-store")
                                .build()));
    }

    private Future<Outcome<Session>> outcome(byte[] body) {
        return Bodies.read(body, LoginRequest.class)
                .fold(
                        asked -> login.of(asked.name(), asked.idType(), asked.idNumber(), asked.code()),
                        refusal -> Future.succeededFuture(Outcome.refused(refusal)),
                        doubt -> Future.succeededFuture(Outcome.inDoubt(doubt)));
    }

    private Grant grant(Session session) {
        return new Grant(tokens.seal(session), Moment.text(session.expiresAtMillis() * 1000), session.maskedName());
    }
}
