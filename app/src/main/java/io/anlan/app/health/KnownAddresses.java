package io.anlan.app.health;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Set;

/**
 * Counts requests by the addresses there are, as they are written in the description of the service. What else a request
 * called is about a person, as the number behind {@code /r/} is, or a stranger's own words: neither belongs into a metric,
 * and a hundred of them would leave no room for the addresses that are asked first after them.
 */
public final class KnownAddresses implements MeterFilter {

    private static final String ADDRESS = "uri";
    private static final String OTHER = "OTHER";

    static final Set<String> KNOWN = Set.of(
            "root",
            "NOT_FOUND",
            "REDIRECTION",
            "UNKNOWN",
            "/cors-preflight",
            "/sessions",
            "/campaigns",
            "/campaigns/{id}",
            "/campaigns/{id}/close",
            "/campaigns/{id}/quota",
            "/campaigns/{id}/texts/{lang}",
            "/campaigns/{campaign}/registrations",
            "/campaigns/{campaign}/claims",
            "/claims/{no}",
            "/claims/{no}/confirm",
            "/claims/{no}/release",
            "/registrations/{number}",
            "/registrations/{no}/qr.svg",
            "/edges",
            "/.well-known/anlan-receipt-keys.json");

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().startsWith("http.server.")) {
            return id;
        }
        var address = id.getTag(ADDRESS);
        return address == null || KNOWN.contains(address) ? id : id.withTag(Tag.of(ADDRESS, shape(address)));
    }

    /** The page stands under three addresses and serves itself from one folder. */
    private static String shape(String address) {
        if (address.startsWith("/c/")) {
            return "/c/{id}";
        }
        if (address.startsWith("/r/")) {
            return "/r/{no}";
        }
        return address.startsWith("/static/") ? "/static" : OTHER;
    }
}
