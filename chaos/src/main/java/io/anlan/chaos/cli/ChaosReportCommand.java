package io.anlan.chaos.cli;

import io.anlan.chaos.archive.RunFolder;
import io.anlan.chaos.campaign.Verdicts;
import io.anlan.chaos.report.ReportFiles;
import io.anlan.chaos.run.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./anlan chaos report}: writes the page anew from what was kept. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes the page of a run or a campaign anew from what was kept in its folder.")
final class ChaosReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "of a run or a campaign, such as .anlan/chaos/campaign-…")
    private Path folder = Path.of(".");

    @Mixin
    private ChaosPlace place = new ChaosPlace();

    @Override
    public Integer call() throws Exception {
        boolean campaign = Files.exists(folder.resolve("campaign.json"));
        List<RunResult> runs = campaign
                ? CampaignFolder.open(folder).results()
                : List.of(new RunFolder(folder).results(RunResult.class));
        String commit =
                runs.isEmpty() ? ChaosPlace.commit() : runs.get(0).header().commit();
        Path page = ReportFiles.write(
                folder,
                runs,
                campaign ? Verdicts.over(runs) : runs.get(0).verdict(),
                ChaosTeethFile.in(place.runs()).state(commit));
        System.out.println(page);
        return 0;
    }
}
