package io.anlan.failover.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anlan.failover.ctl.places.Call;
import io.anlan.failover.ctl.places.ExitCode;
import io.anlan.failover.ctl.places.Places;
import io.anlan.failover.ctl.places.StopException;
import io.anlan.kernel.SiteId;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backup}: saves a site's databases; {@code backup verify} tries what was saved; {@code backup list} only looks. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "Save the two databases of a site, or of both sites; verify restores the newest backups into scratch"
                        + " tables and compares; list tells what there is.")
final class BackupCommand extends ChangeCommand {
    @Parameters(
            arity = "0..3",
            paramLabel = "[verify|list] [SITE...]",
            description = "site-a or site-b; both without it.")
    private List<String> words = List.of();

    @Option(names = "--copy", description = "Verify or list what lies in the second store, at the other site.")
    private boolean copy;

    @Option(names = "--json", description = "As JSON, one line for each site.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        String act = words.isEmpty() || SiteName.is(words.get(0)) ? "save" : words.get(0);
        List<SiteId> sites = sites(act);
        Places places = places();
        return switch (act) {
            case "list" -> atEach(sites, site -> list(places, site));
            case "verify" ->
                carry(
                        places,
                        () -> List.of(
                                "restore the newest backups of " + sites + " into scratch tables and compare them"),
                        () -> run(places, sites, "/backup/verify?copy=" + copy));
            case "save" ->
                carry(
                        places,
                        () -> List.of("save both databases of " + sites + " as they are now"),
                        () -> run(places, sites, "/backup"));
            default ->
                throw new StopException(
                        ExitCode.MISUSED,
                        act + " is neither a site nor verify nor list; the sites are site-a and site-b");
        };
    }

    private List<SiteId> sites(String act) {
        List<String> named = act.equals("save") ? words : words.subList(1, words.size());
        return named.isEmpty()
                ? Arrays.asList(SiteId.values())
                : named.stream().map(SiteName::of).distinct().toList();
    }

    private int run(Places places, List<SiteId> sites, String path) {
        return atEach(sites, site -> one(places.replicator(site), site, path));
    }

    /** A site that is lost keeps nobody from saving the other. */
    private int atEach(List<SiteId> sites, ToIntFunction<SiteId> act) {
        if (sites.size() == 1) {
            return act.applyAsInt(sites.get(0));
        }
        SeveralEnds ends = new SeveralEnds();
        for (SiteId site : sites) {
            try {
                ends.add(act.applyAsInt(site));
            } catch (StopException stop) {
                err().println("anlanctl: " + stop.getMessage());
                ends.add(stop.exitCode());
            }
        }
        return ends.code();
    }

    private int one(Call replicator, SiteId site, String path) {
        Screen screen = new Screen(out(), json);
        JsonNode job =
                new Job(replicator, "/backup/job").follow(replicator.post(path), BackupView.progress(screen, site));
        screen.clear();
        return Job.ends(job, site, json, out(), err());
    }

    private int list(Places places, SiteId site) {
        JsonNode answer = places.replicator(site).get("/backup?copy=" + copy);
        out().println(json ? ((ObjectNode) answer).put("site", site.id()) : BackupView.list(site, answer));
        return ExitCode.DONE;
    }
}
