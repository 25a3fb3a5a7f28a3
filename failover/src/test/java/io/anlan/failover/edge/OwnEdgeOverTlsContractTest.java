package io.anlan.failover.edge;

/** Our edge keeps the contract before nodes that want to see a certificate, too. */
class OwnEdgeOverTlsContractTest extends OwnEdgeContractTest {

    @Override
    boolean tls() {
        return true;
    }
}
