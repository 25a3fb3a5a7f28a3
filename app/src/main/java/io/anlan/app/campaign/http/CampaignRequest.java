package io.anlan.app.campaign.http;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A campaign as an operator sends it; nothing is checked yet. */
@Schema(name = "NewCampaign", description = "A campaign to be made. Only its texts can be changed later.")
public record CampaignRequest(
        @Schema(required = true, pattern = "[a-z0-9][a-z0-9-]{1,39}") @Nullable
        String id,

        @Schema(
                required = true,
                enumeration = {"LOTTERY", "FIRST_COME"})
        @Nullable
        String mode,

        @Schema(required = true, minimum = "0", maximum = "150") @Nullable
        Integer minAge,

        @Schema(required = true, description = "Where one may register, each [a-z][a-z0-9-]{0,19}", maxItems = 16)
        @Nullable
        List<@Nullable String> channels,

        @Schema(required = true, description = "First moment, RFC 3339") @Nullable
        String opensAt,

        @Schema(required = true, description = "First moment after it, RFC 3339") @Nullable
        String closesAt,

        @Schema(
                required = true,
                enumeration = {"any", "both-or-wait"},
                description = "Whether an acceptance may be answered before both sites hold it")
        @Nullable
        String durability,

        @Schema(required = true, minimum = "0", description = "Money set aside, in fen") @Nullable
        Long budgetFen,

        @Schema(required = true, description = "What each winner gets", maxItems = 20) @Nullable
        List<@Nullable Item> pack,

        @Schema(required = true, description = "Texts by language; zh-CN must be among them") @Nullable
        Map<String, @Nullable TextRequest> texts) {

    /** One kind of voucher of the pack. */
    @Schema(name = "PackItem")
    public record Item(
            @Schema(required = true) @Nullable Long thresholdFen,
            @Schema(required = true) @Nullable Long faceFen,
            @Schema(required = true) @Nullable Integer count) {}
}
