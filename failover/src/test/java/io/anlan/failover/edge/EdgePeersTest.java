package io.anlan.failover.edge;

import static io.anlan.kernel.SiteId.SITE_A;
import static io.anlan.kernel.SiteId.SITE_B;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.edge.EdgeFixture.Heard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Peers whose kernel still speaks, or does not speak at all, with real sockets. */
class EdgePeersTest {

    private static final int FILLING = 8;

    private final EdgeFixture twin = new EdgeFixture();
    private final List<AutoCloseable> held = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : held) {
            one.close();
        }
        twin.close();
    }

    @Test
    void a_half_open_peer_takes_connections_and_gets_no_citizen() throws IOException {
        twin.a.kill();
        twin.awaitState(SITE_A, "DOWN");
        ServerSocket silent = listen(50);
        for (int i = 0; i < 10; i++) {
            Heard answer = twin.send(twin.register(SITE_A));
            assertThat(answer.header("Anlan-Site")).isEqualTo("site-b");
            assertThat(answer.header("Anlan-Tries")).isEqualTo("1");
        }

        // The checks do get through to it, as far as the kernel.
        try (Socket check = silent.accept()) {
            assertThat(check.isConnected()).isTrue();
        }
        assertThat(twin.isState(SITE_A, "DOWN")).isTrue();
    }

    @Test
    void what_went_to_a_black_hole_was_surely_not_sent() throws IOException {
        twin.b.ready(false);
        twin.awaitState(SITE_B, "DOWN");
        twin.a.kill();
        twin.awaitState(SITE_A, "DOWN");
        blackHole();

        Heard alone = twin.send(twin.registerWithoutKey(SITE_A));
        twin.b.ready(true);
        twin.awaitState(SITE_B, "UP");
        Heard helped = twin.send(twin.registerWithoutKey(SITE_A));

        assertThat(alone.status()).isEqualTo(503);
        assertThat(alone.body()).contains("/problems/not-stored");
        assertThat(helped.status()).isEqualTo(201);
        assertThat(helped.header("Anlan-Site")).isEqualTo("site-b");
    }

    private ServerSocket listen(int backlog) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(
                new InetSocketAddress(
                        InetAddress.getByName("127.0.0.1"), twin.a.address().port()),
                backlog);
        held.add(socket);
        return socket;
    }

    /** A port whose queue is full: the kernel drops what knocks, as a network that swallows packets would. */
    private void blackHole() throws IOException {
        ServerSocket full = listen(1);
        for (int i = 0; i < FILLING; i++) {
            SocketChannel filling = SocketChannel.open();
            filling.configureBlocking(false);
            boolean unused = filling.connect(full.getLocalSocketAddress());
            held.add(0, filling);
        }
    }
}
