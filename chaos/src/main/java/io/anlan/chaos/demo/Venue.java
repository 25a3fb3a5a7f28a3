package io.anlan.chaos.demo;

import io.anlan.chaos.audit.FourStores;
import io.anlan.kernel.SiteId;
import java.net.URI;
import java.util.List;

/** Two running sites as the demo needs them: where to ask, what to break, what to audit. */
public interface Venue {
    /** Where citizens come in, any of them. */
    List<URI> edges();

    /** A node of that site, asked directly. */
    URI node(SiteId site);

    String operatorToken();

    FourStores stores();

    /** Ends every process of the site at once. */
    void kill(SiteId site);

    /** Starts every process of the site again; returns when its node is ready. */
    void start(SiteId site);
}
