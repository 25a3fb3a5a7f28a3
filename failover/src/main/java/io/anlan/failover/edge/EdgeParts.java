package io.anlan.failover.edge;

import io.anlan.failover.edge.plan.SiteChoice;
import io.anlan.kernel.Ticker;

/** What every exchange of one event loop works with. */
record EdgeParts(
        NodeClients clients,
        HealthBoard board,
        SiteChoice choice,
        EdgeLimits limits,
        EdgeLoad load,
        EdgeMetrics metrics,
        AccessLog log,
        Lingering lingering,
        Streams streams,
        Ticker ticker) {}
