package io.anlan.local.drill;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What a drill showed: each command with its times. */
public record DrillRecord(String name, Path page, long begunMillis, List<Line> lines) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One command.
     *
     * @param atMillis since the drill began
     * @param tries how often it was given until it was as expected
     * @param fault what was not as expected; empty if all was
     */
    public record Line(String section, String command, long atMillis, long tookMillis, int tries, String fault) {
        public boolean passed() {
            return fault.isEmpty();
        }
    }

    /** True when every command was as its page says. */
    public boolean passed() {
        return !lines.isEmpty() && lines.stream().allMatch(Line::passed);
    }

    /** From the fault being made to the end of the page's verification; 0 if it did not get there. */
    public long recoveredMillis() {
        return Math.max(0, end("Verify") - end("Rehearse"));
    }

    /** Writes it down as a table and as JSON, and into the page when it was drilled last. */
    public void save(Path runbooks) throws IOException {
        var drills = runbooks.resolve("drills");
        Files.createDirectories(drills);
        Files.writeString(drills.resolve(name + ".md"), markdown());
        Files.writeString(drills.resolve(name + ".json"), json());
        if (passed()) {
            var text = Files.readString(page);
            var drilled = "last drilled 最近演练: [" + day() + "](../drills/" + name + ".md)";
            Files.writeString(page, text.replaceFirst("(?m)^last drilled .*$", drilled));
        }
    }

    String markdown() {
        var text = new StringBuilder("# Drill 演练: " + name + "\n\n");
        text.append(String.format(
                Locale.ROOT,
                "Begun %s on a twin; %s. From the fault to the end of the verification: %.1f s."
                        + " [The page](../%s/%s.md) says what each command is for.%n%n",
                Instant.ofEpochSecond(begunMillis / 1_000),
                passed() ? "every command was as its page says 全部符合预期" : "**not as its page says 未通过**",
                recoveredMillis() / 1_000.0,
                Objects.requireNonNull(page.toAbsolutePath().getParent()).getFileName(),
                name));
        text.append("| section | command | began at, s | took, s | given | |\n|---|---|---:|---:|---:|---|\n");
        for (var line : lines) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | `%s` | %.1f | %.1f | %d | %s |%n",
                    line.section(),
                    line.command().replace("|", "\\|"),
                    line.atMillis() / 1_000.0,
                    line.tookMillis() / 1_000.0,
                    line.tries(),
                    line.fault()));
        }
        return text.toString();
    }

    String json() {
        var root = JSON.createObjectNode()
                .put("name", name)
                .put("begun", Instant.ofEpochMilli(begunMillis).toString())
                .put("passed", passed())
                .put("recoveredMillis", recoveredMillis());
        var steps = root.putArray("steps");
        lines.forEach(line -> steps.addPOJO(line));
        return root.toPrettyString() + "\n";
    }

    private String day() {
        return Instant.ofEpochMilli(begunMillis).toString().substring(0, 10);
    }

    private long end(String section) {
        return lines.stream()
                .filter(line -> line.section().equals(section))
                .mapToLong(line -> line.atMillis() + line.tookMillis())
                .max()
                .orElse(0);
    }
}
