package io.anlan.failover.edge;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import javax.net.ssl.SSLException;

/** TLS whose sessions are not resumed: nobody looks at the certificates of an old one again. Connections are few and long. */
final class ShortSessions extends JdkSSLEngineOptions {

    /** The shortest there is; 0 would be for ever. */
    private static final int SESSION_SECONDS = 1;

    @Override
    public SslContextFactory sslContextFactory() {
        return new DefaultSslContextFactory(SslProvider.JDK, true) {
            @Override
            public SslContext create() throws SSLException {
                SslContext made = super.create();
                made.sessionContext().setSessionTimeout(SESSION_SECONDS);
                return made;
            }
        };
    }

    @Override
    public JdkSSLEngineOptions copy() {
        return new ShortSessions();
    }
}
