package io.anlan.failover.edge;

/** HAProxy keeps the contract before nodes that want to see a certificate, too. */
class HaproxyOverTlsContractTest extends HaproxyContractTest {

    @Override
    boolean tls() {
        return true;
    }
}
