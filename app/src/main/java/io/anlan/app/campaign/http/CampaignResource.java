package io.anlan.app.campaign.http;

import io.anlan.app.campaign.CampaignCatalog;
import io.anlan.app.campaign.CampaignStore;
import io.anlan.app.campaign.CampaignText;
import io.anlan.app.identity.KeyKind;
import io.anlan.app.identity.Keyring;
import io.anlan.app.identity.OperatorTokens;
import io.anlan.app.identity.Role;
import io.anlan.app.problem.Answers;
import io.anlan.app.problem.Bodies;
import io.anlan.kernel.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What operators do with campaigns. */
@Path("/campaigns")
@Tag(name = "campaign")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "operator")
@APIResponse(responseCode = "400", ref = "#/components/responses/Problem")
@APIResponse(responseCode = "401", ref = "#/components/responses/Problem")
@APIResponse(responseCode = "403", ref = "#/components/responses/Problem")
@APIResponse(responseCode = "503", ref = "#/components/responses/Problem")
public final class CampaignResource {

    private static final String OPERATOR = "operator";

    private final OperatorTokens operators;
    private final Keyring keyring;
    private final CampaignStore store;
    private final CampaignCatalog catalog;

    CampaignResource(OperatorTokens operators, Keyring keyring, CampaignStore store, CampaignCatalog catalog) {
        this.operators = operators;
        this.keyring = keyring;
        this.store = store;
        this.catalog = catalog;
    }

    /** Makes a campaign. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createCampaign", summary = "Make a campaign; the same body again is no error")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Campaign")))
    @APIResponse(responseCode = "409", ref = "#/components/responses/Problem")
    public Uni<Response> create(
            @Parameter(hidden = true) @HeaderParam("Authorization") @Nullable String authorization,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CampaignRequest.class)))
                    byte[] body,
            @Context RoutingContext context) {
        var made = after(
                operators.require(authorization),
                (Role role) -> after(
                        Bodies.read(body, CampaignRequest.class),
                        asked -> after(
                                DraftCheck.draft(asked),
                                draft -> store.create(
                                        draft, keyring.writer(KeyKind.NUMBER).kid()))));
        return answer(
                made.compose(this::refreshed),
                context,
                id -> Response.created(URI.create("/campaigns/" + id))
                        .entity(new JsonObject().put("id", id).encode())
                        .build());
    }

    /** Writes a text over the one that is there. */
    @PUT
    @Path("/{id}/texts/{lang}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "editCampaignText",
            summary = "Write a text over the one that is there",
            description = "Texts are LATEST_WINS: of two edits made at both sites at once only the later stays.")
    @APIResponse(responseCode = "200", description = "Written; says the version it got")
    @APIResponse(responseCode = "404", ref = "#/components/responses/Problem")
    public Uni<Response> edit(
            @Parameter(hidden = true) @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("id") String id,
            @PathParam("lang") String lang,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TextRequest.class)))
                    byte[] body,
            @Context RoutingContext context) {
        var edited = after(
                operators.require(authorization),
                (Role role) -> after(
                        Bodies.read(body, TextRequest.class),
                        asked -> after(DraftCheck.text(lang, asked), text -> editKnown(id, text))));
        return answer(
                edited.compose(this::refreshed),
                context,
                version -> Response.ok(new JsonObject()
                                .put("lang", lang)
                                .put("version", Long.toString(version))
                                .put(
                                        "notice",
                                        "Of two edits made at both sites at once only the later stays; read again.")
                                .encode())
                        .build());
    }

    /** Closes a campaign at this site; the other follows when the event reaches it. */
    @POST
    @Path("/{id}/close")
    @Operation(operationId = "closeCampaign", summary = "Close a campaign; closing again gives the same marker")
    @APIResponse(responseCode = "200", description = "Closed at this site, with its marker")
    @APIResponse(responseCode = "404", ref = "#/components/responses/Problem")
    public Uni<Response> close(
            @Parameter(hidden = true) @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("id") String id,
            @Context RoutingContext context) {
        var closed = after(operators.require(authorization), (Role role) -> catalog.close(id, OPERATOR));
        return answer(
                closed.compose(this::refreshed),
                context,
                marker -> Response.ok(new JsonObject()
                                .put("closed", true)
                                .put("marker", CampaignJson.marker(marker))
                                .encode())
                        .build());
    }

    private Future<Outcome<Long>> editKnown(String id, CampaignText text) {
        return catalog.look(id)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Outcome.refused(CampaignRoutes.NOT_FOUND))
                        : store.edit(id, text));
    }

    /** Readers at this node see the change at once; those at others within half a second. */
    private <T> Future<Outcome<T>> refreshed(Outcome<T> outcome) {
        return catalog.refresh().map(outcome).otherwise(outcome);
    }

    private static <T, R> Future<Outcome<R>> after(Outcome<T> before, Function<T, Future<Outcome<R>>> next) {
        return before.fold(
                next,
                refusal -> Future.succeededFuture(Outcome.refused(refusal)),
                doubt -> Future.succeededFuture(Outcome.inDoubt(doubt)));
    }

    private static <T> Uni<Response> answer(
            Future<Outcome<T>> outcome, RoutingContext context, Function<T, Response> done) {
        return Uni.createFrom()
                .completionStage(outcome.toCompletionStage())
                .map(ended -> Answers.of(ended, context, done));
    }
}
