package io.anlan.app.campaign.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A campaign's words in one language as an operator sends them. */
@Schema(name = "CampaignText")
public record TextRequest(
        @Schema(required = true, maxLength = 200) @Nullable String title,
        @Schema(required = true, maxLength = 2000) @Nullable String summary) {}
