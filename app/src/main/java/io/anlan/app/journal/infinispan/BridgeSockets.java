package io.anlan.app.journal.infinispan;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.tls.PartTls;
import io.anlan.kernel.tls.TlsFolder;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jgroups.util.DefaultSocketFactory;
import org.jgroups.util.SocketFactory;

/** The sockets of the cluster's stacks, of failure detection too: TLS with certificates at both ends, and only nodes may join. */
final class BridgeSockets {

    /** The thread that connects sends to all others, too: a peer that takes connections and stands still must not hold it up. */
    private static final int HANDSHAKE_MILLIS_MAX = 500;

    private BridgeSockets() {}

    static SocketFactory of(TlsFolder folder) {
        var nodes = Arrays.stream(SiteId.values())
                .map(site -> PartTls.name("node", site.id()))
                .collect(Collectors.toSet());
        var sockets = new DefaultSocketFactory(PartTls.context(folder, nodes));
        sockets.setSocketConfigurator(BridgeSockets::limit);
        sockets.setServerSocketConfigurator(BridgeSockets::askWho);
        return sockets;
    }

    private static void limit(Socket socket) {
        if (socket instanceof SSLSocket secure) {
            secure.addHandshakeCompletedListener(done -> patience(secure, 0));
            patience(secure, HANDSHAKE_MILLIS_MAX);
        }
    }

    private static void patience(SSLSocket socket, int millis) {
        try {
            socket.setSoTimeout(millis);
        } catch (SocketException closed) {
            // Who reads from it hears the same.
        }
    }

    private static void askWho(ServerSocket socket) {
        ((SSLServerSocket) socket).setNeedClientAuth(true);
    }
}
