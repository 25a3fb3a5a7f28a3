package io.anlan.replication.database.postgres;

import io.anlan.kernel.SystemTime;
import io.anlan.kernel.tls.PartTls;
import io.anlan.kernel.tls.TlsFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.ssl.WrappedFactory;

/**
 * What the PostgreSQL driver makes TLS sockets with, Debezium's too; it is made by its name, from one word of configuration. The
 * server must show the name expected: the driver itself could only compare the address, which is a proxy's.
 */
public final class PeerSockets extends WrappedFactory {
    private static final Map<Path, TlsFolder> FOLDERS = new ConcurrentHashMap<>();

    /** @param word from {@link #settings} */
    public PeerSockets(String word) {
        int bar = word.lastIndexOf('|');
        TlsFolder folder = FOLDERS.computeIfAbsent(
                Path.of(word.substring(0, bar)), path -> new TlsFolder(path, SystemTime.INSTANCE));
        factory = PartTls.context(folder, Set.of(word.substring(bar + 1))).getSocketFactory();
    }

    /**
     * The driver's settings for a server of this name. Anything but {@code verify-ca} would have the driver compare addresses, or
     * go on without TLS; chain, use and name are judged by {@link PartTls}.
     */
    public static Map<String, String> settings(Path folder, String server) {
        return Map.of(
                "sslmode",
                "verify-ca",
                "sslfactory",
                PeerSockets.class.getName(),
                "sslfactoryarg",
                folder.toAbsolutePath() + "|" + server);
    }
}
