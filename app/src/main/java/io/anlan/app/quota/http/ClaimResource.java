package io.anlan.app.quota.http;

import io.anlan.app.identity.SessionTokens;
import io.anlan.app.problem.Answers;
import io.anlan.app.quota.ClaimAnswer;
import io.anlan.app.quota.Claims;
import io.anlan.app.quota.Ending;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.person.RegistrationNo;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Claims of seats. For citizens with a session; each sees and ends their own claims only. */
@Singleton
@Path("/claims")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "session")
@Tag(name = "claim")
public final class ClaimResource {

    private final SessionTokens tokens;
    private final Claims claims;

    ClaimResource(SessionTokens tokens, Claims claims) {
        this.tokens = tokens;
        this.claims = claims;
    }

    /** Keeps the seat. */
    @POST
    @Path("/{no}/confirm")
    @Operation(operationId = "confirmClaim", summary = "Keep a seat that is held")
    @APIResponse(responseCode = "200", description = "Confirmed")
    @APIResponse(responseCode = "404", ref = "#/components/responses/Problem")
    @APIResponse(responseCode = "409", ref = "#/components/responses/Problem")
    @APIResponse(responseCode = "503", ref = "#/components/responses/Problem")
    public Uni<Response> confirm(
            @Parameter(hidden = true) @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("no") String no,
            @Context RoutingContext context) {
        return end(authorization, no, Ending.CONFIRMED, context);
    }

    /** Gives the seat back. */
    @POST
    @Path("/{no}/release")
    @Operation(operationId = "releaseClaim", summary = "Give a held seat back")
    @APIResponse(responseCode = "200", description = "Released")
    @APIResponse(responseCode = "404", ref = "#/components/responses/Problem")
    @APIResponse(responseCode = "409", ref = "#/components/responses/Problem")
    @APIResponse(responseCode = "503", ref = "#/components/responses/Problem")
    public Uni<Response> release(
            @Parameter(hidden = true) @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("no") String no,
            @Context RoutingContext context) {
        return end(authorization, no, Ending.RELEASED, context);
    }

    /** Looks a claim up. */
    @GET
    @Path("/{no}")
    @Operation(operationId = "readClaim", summary = "A claim as this site knows it")
    @APIResponse(responseCode = "200", description = "The claim")
    @APIResponse(responseCode = "404", ref = "#/components/responses/Problem")
    @APIResponse(responseCode = "503", ref = "#/components/responses/Problem")
    public Uni<Response> read(
            @Parameter(hidden = true) @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("no") String no,
            @Context RoutingContext context) {
        return answer(
                after(
                        tokens.open(authorization),
                        session -> after(RegistrationNo.parse(no), number -> claims.read(session, number.value()))),
                context);
    }

    private Uni<Response> end(@Nullable String authorization, String no, Ending ending, RoutingContext context) {
        return answer(
                after(
                        tokens.open(authorization),
                        session ->
                                after(RegistrationNo.parse(no), number -> claims.end(session, number.value(), ending))),
                context);
    }

    private static <T, R> CompletionStage<Outcome<R>> after(
            Outcome<T> before, Function<T, CompletionStage<Outcome<R>>> next) {
        return before.fold(
                next,
                refusal -> CompletableFuture.completedFuture(Outcome.refused(refusal)),
                doubt -> CompletableFuture.completedFuture(Outcome.inDoubt(doubt)));
    }

    private static Uni<Response> answer(CompletionStage<Outcome<ClaimAnswer>> outcome, RoutingContext context) {
        return Uni.createFrom()
                .completionStage(outcome)
                .map(ended -> Answers.of(
                        ended,
                        context,
                        answer -> Response.ok(ClaimJson.of(answer))
                                .header("Cache-Control", "no-store")
                                .build()));
    }
}
