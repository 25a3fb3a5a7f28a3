package io.anlan.app.quota.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many seats a campaign has, as an operator sends it. */
@Schema(name = "NewQuota")
public record QuotaRequest(
        @Schema(required = true, minimum = "1", maximum = "100000000") @Nullable
        Long size) {}
