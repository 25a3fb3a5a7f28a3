package io.anlan.chaos.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.history.Header;
import io.anlan.chaos.history.History;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The files of one run: its history line by line, and what it came to. */
public final class RunFolder {
    /** The format of {@code results.json}; raised when a field changes its meaning or goes. */
    public static final int RESULTS_SCHEMA = 1;

    private static final String RESULTS = "results.json";
    private static final String BEGUN = "begun.json";
    private static final String HISTORY = "history.jsonl.gz";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    public RunFolder(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    /** Writes the history and answers the SHA-256 of its lines, before they are compressed. */
    public String write(History history) throws IOException {
        Files.createDirectories(folder);
        MessageDigest digest = sha256();
        try (OutputStream file = Files.newOutputStream(folder.resolve(HISTORY));
                OutputStream packed = new GZIPOutputStream(file);
                Writer lines = new OutputStreamWriter(new DigestOutputStream(packed, digest), StandardCharsets.UTF_8)) {
            line(lines, "run", history.header());
            for (FaultSpan fault : history.faults()) {
                line(lines, "fault", fault);
            }
            for (Attempt attempt : history.attempts()) {
                line(lines, "attempt", attempt);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Reads the history back. */
    public History history() throws IOException {
        Header header = null;
        List<FaultSpan> faults = new ArrayList<>();
        List<Attempt> attempts = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(HISTORY))), StandardCharsets.UTF_8))) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                JsonNode line = JSON.readTree(text);
                if (line.has("run")) {
                    header = JSON.treeToValue(line.get("run"), Header.class);
                    known(header);
                } else if (line.has("fault")) {
                    faults.add(JSON.treeToValue(line.get("fault"), FaultSpan.class));
                } else {
                    attempts.add(JSON.treeToValue(line.get("attempt"), Attempt.class));
                }
            }
        }
        if (header == null) {
            throw new IOException(folder + " holds no history that says of which run it is");
        }
        return new History(header, attempts, faults);
    }

    /** Marks that a run begins here: what it has come to if nothing more is ever written. */
    public void begin(Object unlessMore) throws IOException {
        write(BEGUN, unlessMore);
    }

    /** Writes what the run came to. */
    public void writeResults(Object result) throws IOException {
        write(RESULTS, result);
    }

    /** A program that is killed meanwhile leaves the whole file or none. */
    private void write(String name, Object result) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve(name + ".part");
        JSON.writer(SerializationFeature.INDENT_OUTPUT)
                .writeValue(part.toFile(), Map.of("schema", RESULTS_SCHEMA, "result", result));
        Path unused = Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Reads what a run came to; if it never came to its end, what was written when it began. */
    public <T> T results(Class<T> type) throws IOException {
        JsonNode root = JSON.readTree(folder.resolve(whole() ? RESULTS : BEGUN).toFile());
        if (root.path("schema").asInt() != RESULTS_SCHEMA) {
            throw new IOException(folder + " holds results of schema " + root.path("schema"));
        }
        return JSON.treeToValue(root.get("result"), type);
    }

    /** True when a run began here, whatever became of it. */
    public boolean begun() {
        return Files.exists(folder.resolve(BEGUN)) || whole();
    }

    /** True when a run was kept here to its end. */
    public boolean whole() {
        return Files.exists(folder.resolve(RESULTS));
    }

    private static void known(Header header) throws IOException {
        if (header.version() != Header.VERSION) {
            throw new IOException("a history of format " + header.version() + "; this program reads " + Header.VERSION);
        }
    }

    private static void line(Writer lines, String kind, Object value) throws IOException {
        lines.write(JSON.writeValueAsString(Map.of(kind, value)));
        lines.write('\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
