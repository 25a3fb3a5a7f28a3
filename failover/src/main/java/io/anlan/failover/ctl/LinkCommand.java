package io.anlan.failover.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import io.anlan.failover.ctl.places.Call;
import io.anlan.failover.ctl.places.ExitCode;
import io.anlan.failover.ctl.places.Places;
import io.anlan.kernel.SiteId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code link}: looks at links, pauses and resumes them, has parked rows tried again. */
@Command(
        name = "link",
        mixinStandardHelpOptions = true,
        description = "Look at the links whose target is a site, pause and resume them, try parked rows again.",
        subcommands = {
            LinkCommand.Show.class,
            LinkCommand.Pause.class,
            LinkCommand.Resume.class,
            LinkCommand.Retry.class
        })
final class LinkCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** {@code link list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "How the links into a site are; exit code 1 unless all run and nothing waits aside.")
    static final class Show implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Mixin
        private PlacesOption option = new PlacesOption();

        @Parameters(paramLabel = "SITE", description = "site-a or site-b: the target of the links.")
        private String site = "";

        @Option(names = "--json", description = "As JSON.")
        private boolean json;

        @Override
        public Integer call() {
            JsonNode links = option.places().replicator(SiteName.of(site)).get("/links");
            boolean well = true;
            for (JsonNode link : links) {
                well &= LinkView.well(link);
                if (!json) {
                    spec.commandLine().getOut().println(LinkView.text(link));
                }
            }
            if (json) {
                spec.commandLine().getOut().println(links.toPrettyString());
            }
            return well ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    /** A change of one link. */
    abstract static class Steer extends ChangeCommand {
        @Parameters(index = "0", paramLabel = "SITE", description = "site-a or site-b: the target of the link.")
        private String site = "";

        @Parameters(index = "1", paramLabel = "LINK", description = "As in link list, such as site-a-to-site-b.")
        private String link = "";

        private final String verb;
        private final String plan;

        Steer(String verb, String plan) {
            this.verb = verb;
            this.plan = plan;
        }

        @Override
        public Integer call() throws Exception {
            SiteId which = SiteName.of(site);
            Places places = places();
            return carry(places, () -> List.of(plan + " " + link), () -> steered(places.replicator(which)));
        }

        private int steered(Call replicator) {
            JsonNode answer = replicator.post("/links/" + URLEncoder.encode(link, StandardCharsets.UTF_8) + "/" + verb);
            String came = answer.has("healed")
                    ? answer.path("healed").asText() + " parked rows healed"
                    : answer.path("state").asText();
            out().println(link + " " + came);
            return ExitCode.DONE;
        }
    }

    /** {@code link pause}. */
    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Stop applying; the source keeps its log for the link, up to its budget.")
    static final class Pause extends Steer {
        Pause() {
            super("pause", "stop applying what arrives by");
        }
    }

    /** {@code link resume}. */
    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Go on where the link stopped.")
    static final class Resume extends Steer {
        Resume() {
            super("resume", "go on with");
        }
    }

    /** {@code link retry}. */
    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Try the parked rows of a running link again.")
    static final class Retry extends Steer {
        Retry() {
            super("parked/retry", "try again the parked rows of");
        }
    }
}
