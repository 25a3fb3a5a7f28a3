package io.anlan.failover.ctl.places;

import io.anlan.kernel.SiteId;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Where the parts of an installation are and by which secret each is asked; read from one file of addresses. */
public final class Places {
    private final Path file;
    private final Properties properties;

    private Places(Path file, Properties properties) {
        this.file = file;
        this.properties = properties;
    }

    /** Reads the file; one line and nothing asked if it is not there. */
    public static Places read(Path file) {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            properties.load(text);
            return new Places(file.toAbsolutePath(), properties);
        } catch (IllegalArgumentException garbled) {
            throw new StopException(
                    ExitCode.NOT_REACHED, "the addresses in " + file + " cannot be read: " + garbled.getMessage());
        } catch (IOException e) {
            throw new StopException(
                    ExitCode.NOT_REACHED,
                    "no addresses in " + file + "; name their file by --config or ANLAN_CTL_CONFIG, or start a twin:"
                            + " ./anlan up");
        }
    }

    /** The nodes of a site. */
    public List<Call> nodes(SiteId site) {
        List<String> addresses = all(site.id() + ".nodes");
        return addresses.stream()
                .map(address -> call("node " + address.replaceFirst("^https?://", ""), address, ""))
                .toList();
    }

    /** The replicator of a site. */
    public Call replicator(SiteId site) {
        return one(site.id() + ".replicator", "the replicator of " + site, "replicator.secret");
    }

    /** The directors, as far as there are any; equals, of which any may be asked. */
    public List<Call> directors() {
        return Stream.of("site-a", "site-b", "witness")
                .filter(place -> properties.containsKey(place + ".director"))
                .map(place -> one(place + ".director", "the director at " + place, "director.secret"))
                .toList();
    }

    /** The admin ports of the edges. */
    public List<Call> edges() {
        return all("edges").stream()
                .map(address -> call(
                        "the edge at " + address.replaceFirst("^https?://", ""),
                        address,
                        properties.getProperty("edge.secret", "").strip()))
                .toList();
    }

    /** Where commands that change something are written down. */
    public Path audit() {
        return resolved(properties.getProperty("audit", "anlanctl-audit.jsonl"));
    }

    /** The same places, asked by another secret. */
    public Places as(Optional<Path> secret) {
        Properties other = new Properties();
        other.putAll(properties);
        secret.ifPresent(path -> {
            for (String key : List.of("replicator.secret", "director.secret", "edge.secret")) {
                other.setProperty(key, path.toAbsolutePath().toString());
            }
        });
        return new Places(file, other);
    }

    private Call one(String key, String name, String secret) {
        String address = properties.getProperty(key, "").strip();
        if (address.isEmpty()) {
            throw new StopException(ExitCode.NOT_REACHED, name + " is not among the addresses in " + file);
        }
        String reference = properties.getProperty(secret, "").strip();
        return call(name, address, reference);
    }

    private Call call(String name, String address, String secretFile) {
        return new Call(name, uri(name, address), () -> secretFile.isEmpty() ? "" : Secret.in(resolved(secretFile)));
    }

    private URI uri(String name, String address) {
        try {
            URI uri = new URI(address);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException said) {
            // Told below, in one line for all that is no address.
        }
        throw new StopException(
                ExitCode.NOT_REACHED,
                name + " has no address in " + file + " but \"" + address + "\"; one looks like http://10.0.0.1:8080");
    }

    private List<String> all(String key) {
        return Arrays.stream(properties.getProperty(key, "").split(",", -1))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
    }

    private Path resolved(String path) {
        return file.resolveSibling(path).normalize();
    }
}
