package io.anlan.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.local.keyring.HeldKey;
import io.anlan.local.keyring.KeyExchange;
import io.anlan.local.keyring.KeyringFolder;
import io.anlan.local.process.Await;
import io.anlan.local.process.PartException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The keys of a running twin's keyrings, exchanged while citizens are served; nodes are asked what they write with. */
public final class KeyCare {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every part reads its keyring each 10 s; before that a key must write nowhere, for the other site could not read it. */
    private static final long LEAD_SECONDS = 20;

    private static final Duration SEEN_WITHIN = Duration.ofSeconds(90);

    private final Twin twin;

    public KeyCare(Twin twin) {
        this.twin = twin;
    }

    /** Every key there is. */
    public List<HeldKey> held() throws IOException {
        return exchange().held();
    }

    /** Those that write now by what lies in the folders. */
    public List<HeldKey> writing() throws IOException {
        return exchange().writing();
    }

    /** Makes a key and waits until it writes everywhere; answers the names. */
    public List<String> add(String kind) throws IOException {
        var made = exchange().add(kind, LEAD_SECONDS);
        var due = new ArrayList<HeldKey>();
        for (var key : held()) {
            if (made.contains(key.name())) {
                due.add(key);
            }
        }
        Await.that("nodes write with " + String.join(", ", made), SEEN_WITHIN)
                .every(Duration.ofSeconds(1))
                .explainedBy(() -> "; nodes that run write with " + nodesWriteWith(kind))
                .until(() -> due.stream().allMatch(this::writesEverywhere));
        return made;
    }

    /**
     * Takes a key away at both sites, once nobody needs it any more.
     *
     * @param name of the key, or a kind for all its former keys
     * @return the names of those taken away
     */
    public List<String> retire(String name, boolean leaked) throws IOException {
        var keys = new ArrayList<HeldKey>();
        for (var former : exchange().former(name)) {
            keys.add(exchange().retirable(former, leaked));
        }
        for (var key : keys) {
            mustBeUnused(key);
        }
        for (var key : keys) {
            exchange().retire(key);
        }
        return keys.stream().map(HeldKey::name).toList();
    }

    private void mustBeUnused(HeldKey key) throws IOException {
        var used = nodesWriteWith(key.kind());
        if (used.containsValue(key.name())) {
            throw new PartException("a node still writes with " + key.name() + ": " + used);
        }
        var wants = key.kind().equals("backup") ? backupsThatWant(key.name()) : List.<Path>of();
        if (!wants.isEmpty()) {
            throw new PartException(wants.size() + " backups and segments can be read with " + key.name()
                    + " only, such as " + wants.get(0) + "; it may go when they are deleted");
        }
    }

    /** Nodes that run say so themselves; replicators read their backup key when they begin one. */
    private boolean writesEverywhere(HeldKey key) {
        if (key.notBeforeSeconds() > now()) {
            return false;
        }
        return nodesWriteWith(key.kind()).entrySet().stream()
                .filter(node -> key.of().isEmpty() || node.getKey().startsWith(letters(key)))
                .allMatch(node -> node.getValue().equals(key.name()));
    }

    private static String letters(HeldKey key) {
        return PartKind.NODE.of(SiteId.of(key.of()));
    }

    /** What the nodes that answer say they write with, by their names. */
    private Map<String, String> nodesWriteWith(String kind) {
        var said = new TreeMap<String, String>();
        for (var site : SiteId.values()) {
            for (var node : twin.plan().nodes()) {
                var page = twin.plan().node(site, node).resolve("/q/health/site");
                kid(page, kind).ifPresent(kid -> said.put(PartKind.NODE.of(site) + node, kid));
            }
        }
        return said;
    }

    /** None if the node gives no answer: it reads its keyring when it starts. */
    private static Optional<String> kid(URI page, String kind) {
        return Health.get(page, "").map(answer -> {
            try {
                return JSON.readTree(answer.body())
                        .path("writesWith")
                        .path(kind)
                        .asText("it does not say");
            } catch (JsonProcessingException unreadable) {
                return "it does not say";
            }
        });
    }

    private List<Path> backupsThatWant(String kid) throws IOException {
        var wants = new ArrayList<Path>();
        for (var site : SiteId.values()) {
            for (var store : List.of(twin.home().backups(site), twin.home().backupCopies(site))) {
                for (var manifest : manifests(store)) {
                    if (sealedWith(manifest).equals(kid)) {
                        wants.add(store.relativize(manifest).getParent());
                    }
                }
            }
        }
        return wants;
    }

    private static List<Path> manifests(Path store) throws IOException {
        if (!Files.isDirectory(store)) {
            return List.of();
        }
        try (var files = Files.walk(store)) {
            return files.filter(file -> file.endsWith("manifest")).toList();
        }
    }

    private static String sealedWith(Path manifest) throws IOException {
        return JSON.readTree(Files.readString(manifest)).path("key").path("kid").asText();
    }

    private KeyExchange exchange() {
        var sites = new EnumMap<SiteId, KeyringFolder>(SiteId.class);
        for (var site : SiteId.values()) {
            sites.put(site, new KeyringFolder(twin.home().keys(site)));
        }
        return new KeyExchange(sites, now());
    }

    private static long now() {
        return TimeUnit.MILLISECONDS.toSeconds(SystemTime.INSTANCE.wallMillis());
    }
}
