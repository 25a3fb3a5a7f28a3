package io.anlan.chaos.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anlan.chaos.archive.RunFolder;
import io.anlan.chaos.run.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What one run or all runs of a campaign came to, read from {@code results.json} alone: a published report has no more. */
final class KeptRuns {
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeptRuns() {}

    static List<RunResult> of(Path folder) throws IOException {
        Path file = folder.resolve("results.json");
        JsonNode root = JSON.readTree(file.toFile());
        if (root.path("schema").asInt() != RunFolder.RESULTS_SCHEMA) {
            throw new IOException(file + " is of schema " + root.path("schema"));
        }
        List<RunResult> runs = new ArrayList<>();
        if (root.has("result")) {
            runs.add(JSON.treeToValue(root.get("result"), RunResult.class));
        }
        for (JsonNode run : root.path("runs")) {
            runs.add(JSON.treeToValue(run, RunResult.class));
        }
        return runs;
    }
}
