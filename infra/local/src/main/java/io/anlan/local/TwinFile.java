package io.anlan.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.anlan.kernel.SiteId;
import io.anlan.local.process.PartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Set;

/** {@code twin.json}: how the twin of a home folder was started, for the commands that come later. */
record TwinFile(TwinPlan plan, TwinHome home, Path copies, Set<PartKind> kinds) {
    private static final ObjectMapper JSON = new ObjectMapper();

    void write() {
        var root = JSON.createObjectNode()
                .put("version", 1)
                .put("portBase", plan.portBase())
                .put("nodesPerSite", plan.nodesPerSite())
                .put("copies", copies.toString());
        var databases = root.putObject("databases");
        home.databases().forEach((site, folder) -> databases.put(site.id(), folder.toString()));
        var parts = root.putArray("kinds");
        kinds.forEach(kind -> parts.add(kind.name()));
        try {
            var fresh = home.description().resolveSibling("twin.json.new");
            Files.writeString(fresh, root.toPrettyString() + "\n");
            Files.move(fresh, home.description(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new PartException("cannot write " + home.description() + ": " + e.getMessage(), e);
        }
    }

    static TwinFile read(Path folder) {
        var file = folder.resolve("twin.json");
        if (!Files.exists(file)) {
            throw new PartException("there is no twin in " + folder + "; start one: ./anlan up");
        }
        try {
            var root = JSON.readTree(file.toFile());
            var databases = new EnumMap<SiteId, Path>(SiteId.class);
            root.path("databases")
                    .fields()
                    .forEachRemaining(entry -> databases.put(
                            SiteId.of(entry.getKey()), Path.of(entry.getValue().asText())));
            var kinds = EnumSet.noneOf(PartKind.class);
            root.path("kinds").forEach(kind -> kinds.add(PartKind.valueOf(kind.asText())));
            return new TwinFile(
                    new TwinPlan(
                            root.path("portBase").asInt(),
                            root.path("nodesPerSite").asInt()),
                    new TwinHome(folder, databases),
                    Path.of(root.path("copies").asText()),
                    kinds);
        } catch (IOException | IllegalArgumentException e) {
            throw new PartException(file + " cannot be read (" + e.getMessage() + "); start anew: ./anlan up", e);
        }
    }
}
