package io.anlan.chaos.report;

import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.run.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the page beside what it shows. */
public final class ReportFiles {
    private ReportFiles() {}

    public static Path write(Path folder, List<RunResult> results, Verdict verdict, TeethState teeth)
            throws IOException {
        Files.createDirectories(folder);
        Path page = folder.resolve("report.html");
        Files.writeString(page, new Page(results, verdict, teeth).html(), StandardCharsets.UTF_8);
        return page;
    }
}
