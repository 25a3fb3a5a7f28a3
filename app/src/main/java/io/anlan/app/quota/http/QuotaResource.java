package io.anlan.app.quota.http;

import io.anlan.app.campaign.CampaignCatalog;
import io.anlan.app.campaign.CampaignDraft;
import io.anlan.app.identity.OperatorTokens;
import io.anlan.app.identity.Role;
import io.anlan.app.problem.Answers;
import io.anlan.app.problem.Bodies;
import io.anlan.app.problem.Fields;
import io.anlan.app.quota.ClaimRefusals;
import io.anlan.app.quota.Quota;
import io.anlan.app.quota.QuotaStore;
import io.anlan.kernel.Doubt;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How many seats a first-come campaign has. For operators. */
@Path("/campaigns/{id}/quota")
@Tag(name = "campaign")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "operator")
public final class QuotaResource {

    private static final long SIZE_MAX = 100_000_000;

    private final OperatorTokens operators;
    private final CampaignCatalog campaigns;
    private final QuotaStore store;

    QuotaResource(OperatorTokens operators, CampaignCatalog campaigns, QuotaStore store) {
        this.operators = operators;
        this.campaigns = campaigns;
        this.store = store;
    }

    /** Says it, once. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "setQuota", summary = "Say how many seats a first-come campaign has; it cannot be changed")
    @APIResponse(responseCode = "200", description = "Said")
    @APIResponse(responseCode = "404", ref = "#/components/responses/Problem")
    @APIResponse(responseCode = "409", ref = "#/components/responses/Problem")
    @APIResponse(responseCode = "503", ref = "#/components/responses/Problem")
    public Uni<Response> set(
            @Parameter(hidden = true) @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("id") String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = QuotaRequest.class)))
                    byte[] body,
            @Context RoutingContext context) {
        return Uni.createFrom()
                .completionStage(operators
                        .require(authorization)
                        .fold((Role role) -> asked(id, body), QuotaResource::refused, QuotaResource::doubtful))
                .map(ended -> Answers.of(
                        ended,
                        context,
                        quota -> Response.ok(new JsonObject()
                                        .put("campaign", id)
                                        .put("size", quota.size())
                                        .encode())
                                .build()));
    }

    private CompletionStage<Outcome<Quota>> asked(String id, byte[] body) {
        return Bodies.read(body, QuotaRequest.class)
                .fold(
                        asked -> {
                            var size = asked.size();
                            var complaint = Fields.within("size", size, 1, SIZE_MAX);
                            return complaint != null || size == null
                                    ? refused(complaint == null ? ClaimRefusals.NO_CAMPAIGN : complaint)
                                    : create(id, size);
                        },
                        QuotaResource::refused,
                        QuotaResource::doubtful);
    }

    private CompletionStage<Outcome<Quota>> create(String id, long size) {
        return campaigns
                .look(id)
                .toCompletionStage()
                .thenCompose(found -> found.isEmpty()
                        ? refused(ClaimRefusals.NO_CAMPAIGN)
                        : found.get().content().mode().equals(CampaignDraft.FIRST_COME)
                                ? store.create(id, Quota.halves(size))
                                : refused(ClaimRefusals.WRONG_MODE));
    }

    private static CompletionStage<Outcome<Quota>> refused(Refusal refusal) {
        return CompletableFuture.completedFuture(Outcome.refused(refusal));
    }

    private static CompletionStage<Outcome<Quota>> doubtful(Doubt doubt) {
        return CompletableFuture.completedFuture(Outcome.inDoubt(doubt));
    }
}
