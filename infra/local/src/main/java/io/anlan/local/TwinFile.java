package io.anlan.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anlan.kernel.SiteId;
import io.anlan.local.process.PartException;
import io.anlan.local.upgrade.Builds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code twin.json}: how the twin of a home folder was started, for the commands that come later. */
record TwinFile(TwinPlan plan, TwinHome home, Builds builds, Set<PartKind> kinds) {
    private static final ObjectMapper JSON = new ObjectMapper();

    void write() {
        var root = JSON.createObjectNode()
                .put("version", 1)
                .put("portBase", plan.portBase())
                .put("nodesPerSite", plan.nodesPerSite())
                .put("edgeTls", plan.edgeTls())
                .put("copies", builds.now().toString());
        write(root);
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

    private void write(ObjectNode root) {
        builds.before().ifPresent(before -> root.put("copiesBefore", before.toString()));
        if (builds.next().isPresent()) {
            var upgrade =
                    root.putObject("upgrade").put("to", builds.next().get().toString());
            builds.moved().stream().sorted().forEach(upgrade.putArray("moved")::add);
        }
    }

    private static Builds builds(JsonNode root) {
        var moved = new TreeSet<String>();
        root.path("upgrade").path("moved").forEach(part -> moved.add(part.asText()));
        return new Builds(
                Path.of(root.path("copies").asText()),
                Optional.ofNullable(root.path("upgrade").get("to")).map(to -> Path.of(to.asText())),
                moved,
                Optional.ofNullable(root.get("copiesBefore")).map(before -> Path.of(before.asText())));
    }

    /** The same with other builds. */
    TwinFile with(Builds other) {
        return new TwinFile(plan, home, other, kinds);
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
                            root.path("nodesPerSite").asInt(),
                            // One that was started before there was TLS goes on as it was.
                            root.path("edgeTls").asBoolean(false)),
                    new TwinHome(folder, databases),
                    builds(root),
                    kinds);
        } catch (IOException | IllegalArgumentException e) {
            throw new PartException(file + " cannot be read (" + e.getMessage() + "); start anew: ./anlan up", e);
        }
    }
}
