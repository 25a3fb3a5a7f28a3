package io.anlan.failover.edge;

import io.anlan.failover.edge.plan.NodeAddress;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says once why there is no TLS with a node, and once for each other reason: it is a matter for a person. */
final class Distrust {

    private static final Logger LOG = Logger.getLogger(Distrust.class.getName());

    /** A stranger in a node's place may give its reasons any names: so many are told until the node is believed again. */
    private static final int REASONS_MAX = 4;

    private final Map<NodeAddress, Set<String>> told = new ConcurrentHashMap<>();

    void say(NodeAddress node, Throwable cause) {
        String reason = reason(cause);
        Set<String> before = told.computeIfAbsent(node, first -> ConcurrentHashMap.newKeySet());
        if (!reason.isEmpty() && before.size() < REASONS_MAX && before.add(reason)) {
            LOG.log(Level.WARNING, "no TLS with node {0} of {1}: {2}; see docs/keys.md", new Object[] {
                node.name(), node.site(), reason
            });
        }
    }

    /** Whether it is TLS that failed; what a node says against us arrives wrapped, after the handshake was over for us. */
    static boolean isIn(Throwable cause) {
        for (@Nullable Throwable inner = cause; inner != null; inner = inner.getCause()) {
            if (inner instanceof SSLException) {
                return true;
            }
        }
        return false;
    }

    void forget(NodeAddress node) {
        told.remove(node);
    }

    /**
     * What our own trust said, or else the innermost cause: those around it say only that there was no connection. Nothing if it hung up
     * without a word, as a node does that is killed: that is no matter of trust.
     */
    private static String reason(Throwable cause) {
        String reason = "";
        for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
            reason = inner.getMessage() == null ? reason : inner.getMessage();
            if (inner instanceof CertificateException) {
                return reason;
            }
            if (inner instanceof ClosedChannelException) {
                return "";
            }
        }
        return reason;
    }
}
