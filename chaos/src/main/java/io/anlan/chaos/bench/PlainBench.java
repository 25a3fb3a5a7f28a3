package io.anlan.chaos.bench;

import io.anlan.kernel.Ticker;
import io.anlan.local.process.Await;
import io.anlan.local.process.Launch;
import io.anlan.local.process.Part;
import io.vertx.core.Vertx;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Part a: the bare Vert.x server. */
final class PlainBench {
    private static final String HOST = "127.0.0.1";

    private final BenchOptions options;
    private final BenchEvents events;
    private final Ticker ticker;

    PlainBench(BenchOptions options, BenchEvents events, Ticker ticker) {
        this.options = options;
        this.events = events;
        this.ticker = ticker;
    }

    List<BenchLine> run() throws IOException, InterruptedException {
        int port = options.portBase() + 8;
        Path folder = Files.createDirectories(options.folder().resolve("plain"));
        Part server = new Part("plain server", folder.resolve("server.pid"), folder.resolve("server.log"));
        server.kill();
        server.start(launch(folder, port));
        try (HttpLoop loop = new HttpLoop(Vertx.vertx(), URI.create("http://" + HOST + ":" + port), ticker)) {
            Await.that("the plain server listens", Duration.ofSeconds(20)).untilItHolds(() -> listens(port));
            CpuMeter meter =
                    new CpuMeter(Map.of("server", server.process().orElseThrow().pid()));
            return new MeasuredLoop(options, events, meter)
                    .run("a", "bare Vert.x, plaintext", loop, Shots.same(Shot.get("/")), () -> "");
        } finally {
            server.kill();
        }
    }

    private static Launch launch(Path folder, int port) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-cp", classPath(), PlainServer.class.getName()));
        command.addAll(List.of(HOST, Integer.toString(port)));
        return new Launch(command, Map.of(), folder);
    }

    /** Absolute, for the server runs in a folder of its own. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean listens(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return socket.isConnected();
        }
    }
}
