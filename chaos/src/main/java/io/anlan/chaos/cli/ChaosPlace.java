package io.anlan.chaos.cli;

import io.anlan.chaos.archive.RunFolder;
import io.anlan.chaos.scenario.ScenarioFolder;
import io.anlan.kernel.SystemTime;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the twin runs and where scenarios and results lie; the same options for every chaos command. */
final class ChaosPlace {
    @Option(names = "--home", defaultValue = ".anlan", description = "folder of the twin (${DEFAULT-VALUE})")
    private Path home = Path.of(".anlan");

    @Option(names = "--port-base", description = "first port of a twin that has to be started")
    private @Nullable Integer portBase;

    @Option(names = "--keep", description = "leave a twin running that had to be started")
    private boolean keep;

    @Option(names = "--scenarios", description = "folder of scenarios (chaos/scenarios of the checkout)")
    private @Nullable Path scenarios;

    ScenarioFolder scenarios() {
        Path chosen = scenarios;
        return new ScenarioFolder(chosen == null ? checkout().resolve("chaos/scenarios") : chosen);
    }

    BorrowedTwin twin(PrintStream talk) {
        return BorrowedTwin.at(home, portBase, keep, talk);
    }

    /** Where runs are kept. */
    Path runs() {
        return home.resolve("chaos");
    }

    /** A folder for a run that begins now. */
    RunFolder runFolder(String name) {
        return new RunFolder(runs().resolve(name + "-" + SystemTime.INSTANCE.wallMillis()));
    }

    static Path checkout() {
        return Path.of(System.getProperty("anlan.checkout", "."))
                .toAbsolutePath()
                .normalize();
    }

    /** The commit of the checkout; with a plus when something in it was changed since. */
    static String commit() {
        String head = git("rev-parse", "--short=12", "HEAD");
        return head.isEmpty() ? "unknown" : head + (git("status", "--porcelain").isEmpty() ? "" : "+");
    }

    private static String git(String... words) {
        try {
            ProcessBuilder git = new ProcessBuilder("git", "-C", checkout().toString());
            git.command().addAll(List.of(words));
            Process process = git.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? said : "";
        } catch (IOException noGit) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
