package io.anlan.local.database;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks a broker which requests it knows: what any client asks first, and before it says who it is. */
final class BrokerHello {
    private static final int PATIENCE_MILLIS = 1_000;
    private static final int API_VERSIONS = 18;
    private static final int HEADER_BYTES = 10;

    private BrokerHello() {}

    /** A frozen broker takes the connection and says nothing; only an answer counts. */
    static boolean answered(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            var out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(HEADER_BYTES);
            out.writeShort(API_VERSIONS);
            out.writeShort(0);
            out.writeInt(1);
            // No name of a client.
            out.writeShort(-1);
            out.flush();
            return new DataInputStream(socket.getInputStream()).readInt() > 0;
        } catch (IOException notYet) {
            return false;
        }
    }
}
