package io.anlan.client.sending;

import java.net.URI;

/** An address of the service: an edge or a node. */
public record Target(String host, int port, boolean tls) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** Reads {@code http://host:port} or {@code https://host:port}; the path is always the service's own. */
    public static Target of(URI uri) {
        boolean tls = "https".equals(uri.getScheme());
        if (!tls && !"http".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException(uri + " is not http://host:port");
        }
        int standard = tls ? HTTPS : HTTP;
        return new Target(uri.getHost(), uri.getPort() < 0 ? standard : uri.getPort(), tls);
    }
}
