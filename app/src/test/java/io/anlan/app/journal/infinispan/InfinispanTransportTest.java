package io.anlan.app.journal.infinispan;

import io.anlan.app.journal.JournalTransport;
import io.anlan.app.journal.JournalTransportContract;
import io.anlan.kernel.SiteId;

/** Two real cache containers on two addresses of this machine, with the production configuration. */
class InfinispanTransportTest extends JournalTransportContract {

    private static final int BRIDGE_PORT = 26141;
    private static final int LOCAL_PORT = 26101;
    private static final String BRIDGE_HOSTS = "127.0.1.1[" + BRIDGE_PORT + "],127.0.2.1[" + BRIDGE_PORT + "]";

    @Override
    protected Pair pair() {
        return new Pair(transport(SiteId.SITE_A, "127.0.1.1"), transport(SiteId.SITE_B, "127.0.2.1"));
    }

    private static InfinispanTransport transport(SiteId site, String address) {
        return new InfinispanTransport(
                site,
                site.id() + "-1",
                "life",
                new CacheAddresses(
                        address,
                        LOCAL_PORT,
                        address + "[" + LOCAL_PORT + "]",
                        BRIDGE_PORT,
                        BRIDGE_HOSTS,
                        address,
                        BRIDGE_PORT));
    }

    @Override
    protected boolean stillThere(JournalTransport transport, String key) {
        return ((InfinispanTransport) transport).holdsInbound(key);
    }
}
