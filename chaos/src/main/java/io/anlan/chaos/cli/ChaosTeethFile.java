package io.anlan.chaos.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.anlan.chaos.report.TeethState;
import io.anlan.chaos.teeth.Teeth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the teeth last came to, and with which program; a change of the program makes it worthless. */
record ChaosTeethFile(Path file) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ChaosTeethFile in(Path runs) {
        return new ChaosTeethFile(runs.resolve("teeth.json"));
    }

    void write(String commit, boolean passed, List<Teeth.Bite> bites) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        JSON.writer(SerializationFeature.INDENT_OUTPUT)
                .writeValue(file.toFile(), Map.of("commit", commit, "passed", passed, "bites", bites));
    }

    TeethState state(String commit) throws IOException {
        if (!Files.exists(file)) {
            return TeethState.notRun(commit);
        }
        JsonNode kept = JSON.readTree(file.toFile());
        boolean same = kept.path("commit").asText().equals(commit);
        return same && kept.path("passed").asBoolean() ? TeethState.bit() : TeethState.notRun(commit);
    }
}
