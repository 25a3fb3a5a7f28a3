package io.anlan.failover.edge;

import io.anlan.failover.edge.plan.SiteChoice;
import io.anlan.kernel.Ticker;
import io.vertx.core.http.HttpClient;

/** What every exchange of one event loop works with. */
record EdgeParts(
        HttpClient client,
        HealthBoard board,
        SiteChoice choice,
        EdgeLimits limits,
        EdgeLoad load,
        EdgeMetrics metrics,
        AccessLog log,
        Lingering lingering,
        Streams streams,
        Ticker ticker) {}
