package io.anlan.chaos.bench.failover;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The results as they come, one JSON line for each episode: what a bench that was stopped goes on from. */
public final class EpisodeFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /** The results in this file, which need not exist. */
    public EpisodeFile(Path file) {
        this.file = file;
    }

    /** Begins anew; what was there is kept beside it. */
    public void begin() throws IOException {
        if (Files.exists(file)) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".before"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** All episodes so far. A last line that was cut short is no episode. */
    public List<Episode> read() throws IOException {
        List<Episode> episodes = new ArrayList<>();
        if (Files.exists(file)) {
            String text = Files.readString(file);
            for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
                if (!line.isBlank()) {
                    episodes.add(JSON.readValue(line, Episode.class));
                }
            }
        }
        return episodes;
    }

    /** Adds one. */
    public void add(Episode episode) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        String before = Files.exists(file) ? Files.readString(file) : "";
        String whole = before.substring(0, before.lastIndexOf('\n') + 1);
        Files.writeString(
                file,
                whole + JSON.writeValueAsString(episode) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING);
    }
}
