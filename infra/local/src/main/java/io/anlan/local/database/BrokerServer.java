package io.anlan.local.database;

import io.anlan.local.files.Folders;
import io.anlan.local.files.PrivateFile;
import io.anlan.local.process.Launch;
import io.anlan.local.process.Part;
import io.anlan.local.process.PartException;
import io.anlan.local.process.Ports;
import io.anlan.local.process.ProcessTree.Signal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A site's Apache Kafka, run from its jars as a process of its own. */
public final class BrokerServer implements Server {
    /** The largest change it takes. */
    public static final int MESSAGE_BYTES_MAX = 33_554_432;

    private static final Duration STOP = Duration.ofSeconds(20);
    private static final List<String> MEMORY = List.of("-Xms64m", "-Xmx256m");

    private final DatabaseSpec spec;
    private final BrokerPasswords passwords;
    private final Path programs;
    private final Part part;

    /** @param programs the folder of the broker's jars */
    public BrokerServer(DatabaseSpec spec, BrokerPasswords passwords, Path programs) {
        this.spec = spec;
        this.passwords = passwords;
        this.programs = programs;
        this.part = spec.part();
    }

    /** A running one in a temporary folder on free ports, from the jars the build has gathered. */
    public static BrokerServer throwaway() {
        var spec = DatabaseSpec.throwaway("broker");
        while (Ports.taken(spec.host(), BrokerSettings.controllerPort(spec))) {
            spec.forget();
            spec = DatabaseSpec.throwaway("broker");
        }
        var programs = EngineFolder.checkout().resolve("infra/broker/target/lib");
        var server = new BrokerServer(spec, new BrokerPasswords("broker", "replicator"), programs);
        try {
            server.start();
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** Gives it a folder when it has none and starts it; it may not answer yet. */
    @Override
    public void launch() {
        Ports.mustBeFree(part.name(), spec.host(), spec.port());
        Ports.mustBeFree(part.name(), spec.host(), BrokerSettings.controllerPort(spec));
        if (!Files.isDirectory(programs)) {
            throw new PartException(programs + " is missing; run mvn package, or ./anlan, which does");
        }
        try {
            var settings = configure();
            part.start(new Launch(command("kafka.Kafka", settings.toString()), Map.of(), spec.data()));
        } catch (IOException e) {
            throw new PartException(part.name() + " cannot be configured: " + e.getMessage(), e);
        }
        spec.watch(part);
    }

    private Path configure() throws IOException {
        Folders.createPrivate(spec.folder());
        Folders.createPrivate(spec.data());
        var settings = spec.data().resolve("server.properties");
        PrivateFile.write(settings, new BrokerSettings(spec, passwords).file());
        var log = spec.data().resolve("log");
        if (!Files.exists(log.resolve("meta.properties"))) {
            // What a format that was cut short has left behind.
            Folders.delete(log);
            var arguments = new ArrayList<>(command("kafka.tools.StorageTool", "format"));
            arguments.addAll(List.of("--standalone", "-t", clusterId(), "-c", settings.toString()));
            ShortRun.of("the broker's format", arguments).input("");
        }
        return settings;
    }

    private List<String> command(String mainClass, String argument) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(MEMORY);
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + spec.data()));
        command.addAll(List.of("-cp", programs + "/*", mainClass, argument));
        return command;
    }

    private static String clusterId() {
        var id = UUID.randomUUID();
        var bytes = ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        // A leading hyphen would be read as an option.
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes.array())
                .replaceFirst("^-", "A");
    }

    /** True when it takes requests now. */
    @Override
    public boolean answers() {
        return BrokerHello.answered(spec.host(), spec.port());
    }

    /** Ends it in order. */
    @Override
    public void stop() {
        part.stop(Signal.TERM, STOP);
    }

    @Override
    public Part part() {
        return part;
    }

    @Override
    public String host() {
        return spec.host();
    }

    @Override
    public int port() {
        return spec.port();
    }

    /** As whom replicators come. */
    public String user() {
        return "replicator";
    }

    public String password() {
        return passwords.replicator();
    }

    @Override
    public void close() {
        stop();
        spec.forget();
    }
}
