package io.anlan.app.quota;

import java.util.Collection;

/**
 * Which rights a site has a use for, as far as its campaigns go.
 *
 * @param own its own share: not while its database has no past, so that the peer can wind the share up
 * @param peers the peer's share, because the peer's new database asks for it
 */
public record Wanted(boolean own, boolean peers) {

    /** With no first-come campaign there is nothing against holding one's own share. */
    public static Wanted all(Collection<Wanted> campaigns) {
        return new Wanted(
                campaigns.stream().allMatch(Wanted::own), campaigns.stream().anyMatch(Wanted::peers));
    }
}
