package io.anlan.chaos.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.anlan.chaos.archive.RunFolder;
import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.machine.AtExit;
import io.anlan.chaos.report.Claim;
import io.anlan.chaos.run.RunResult;
import io.anlan.chaos.run.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files of a campaign: what was fixed before it began, and a folder for each episode, so that it can go on. */
record CampaignFolder(Path path, long seed, int rate, long spentMillis) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STATE = "campaign.json";

    static CampaignFolder begin(Path path, long seed, int rate) throws IOException {
        Files.createDirectories(path);
        CampaignFolder folder = new CampaignFolder(path, seed, rate, 0);
        folder.spent(0);
        return folder;
    }

    static CampaignFolder open(Path path) throws IOException {
        JsonNode state = JSON.readTree(path.resolve(STATE).toFile());
        return new CampaignFolder(
                path,
                state.path("seed").asLong(),
                state.path("rate").asInt(),
                state.path("spentMillis").asLong());
    }

    void spent(long millis) throws IOException {
        JSON.writeValue(path.resolve(STATE).toFile(), Map.of("seed", seed, "rate", rate, "spentMillis", millis));
    }

    RunFolder episode(int number) {
        return new RunFolder(path.resolve(String.format("episode-%03d", number + 1)));
    }

    /** What each episode came to that was begun; one that was cut short has come to nothing that is known. */
    List<RunResult> results() throws IOException {
        List<RunResult> results = new ArrayList<>();
        for (RunFolder episode = episode(0); episode.begun(); episode = episode(results.size())) {
            results.add(episode.results(RunResult.class));
        }
        return results;
    }

    /**
     * Plays an episode so that something of it is kept whatever becomes of it: a campaign that goes on must not play away
     * what went wrong. An episode that fails has not held; one amid which the program is asked to end stays cut short.
     */
    RunResult keep(int number, RunResult begun, Play play) throws Exception {
        RunFolder episode = episode(number);
        episode.begin(begun);
        try {
            return play.in(episode);
        } catch (InterruptedException cutShort) {
            throw cutShort;
        } catch (Exception why) {
            if (episode.whole() || AtExit.begun()) {
                throw why;
            }
            RunResult failed = Unfinished.failed(begun, why);
            episode.writeResults(failed);
            return failed;
        }
    }

    /** Plays an episode and keeps it in its folder. */
    interface Play {
        RunResult in(RunFolder folder) throws Exception;
    }

    void writeResults(List<RunResult> runs, Verdict verdict, List<String> neverSeen) throws IOException {
        JSON.writer(SerializationFeature.INDENT_OUTPUT)
                .writeValue(
                        path.resolve("results.json").toFile(),
                        Map.of(
                                "schema",
                                RunFolder.RESULTS_SCHEMA,
                                "verdict",
                                verdict,
                                "neverSeen",
                                neverSeen,
                                "seed",
                                seed,
                                "availability",
                                Claim.of(runs),
                                "runs",
                                runs));
    }
}
