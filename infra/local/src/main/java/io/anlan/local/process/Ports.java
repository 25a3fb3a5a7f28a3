package io.anlan.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Looks at TCP ports of this machine before a part is given one. */
public final class Ports {
    private static final int LOWEST = 10_000;
    private static final int COUNT = 10_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /**
     * A port free at this moment, below those that the kernel gives to callers and to whoever wants any: nobody gets it by
     * chance before it is used, nor while its server is away. Given once in this JVM.
     */
    public static int free(String host) {
        try (var any = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            for (int i = 0; i < COUNT; i++) {
                var port = LOWEST + ThreadLocalRandom.current().nextInt(COUNT);
                if (GIVEN.add(port) && !taken(host, port)) {
                    return port;
                }
            }
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws one line that names the port, who has it and the way out, when it is taken. */
    public static void mustBeFree(String part, String host, int port) {
        if (taken(host, port)) {
            var owner = PortOwner.of(port).map(who -> " by " + who).orElse("");
            throw new PartException("port " + port + " on " + host + ", which " + part + " needs, is taken" + owner
                    + "; end that, or choose other ports: ./anlan up --port-base N");
        }
    }

    /** True when somebody listens there; connections that are only closing do not count. */
    public static boolean taken(String host, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port), 1);
            return false;
        } catch (IOException taken) {
            return true;
        }
    }
}
