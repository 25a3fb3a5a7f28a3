package io.anlan.app.receipt;

import io.anlan.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The roots this node has signed since its start, each hashed onto those before it: whoever knows the last hash knows when
 * one of them is changed, taken out or put in afterwards.
 */
public final class RootChain {

    private static final String DOMAIN = "anlan-receipt-chain-v1";

    private Head head = new Head(0, "");

    /** Takes up a root as it stands in the receipts, in hex. */
    synchronized void add(String hexRoot) {
        var text = DOMAIN + "\n" + head.hash + "\n" + hexRoot + "\n";
        var hash = HexFormat.of().formatHex(Sha256.hash(text.getBytes(StandardCharsets.UTF_8)));
        head = new Head(head.count + 1, hash);
    }

    /** Where the chain stands. */
    public synchronized Head head() {
        return head;
    }

    /**
     * The end of the chain.
     *
     * @param count of roots in it
     * @param hash over all of them in hex; empty when there are none
     */
    public record Head(long count, String hash) {}
}
