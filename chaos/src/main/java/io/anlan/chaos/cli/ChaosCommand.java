package io.anlan.chaos.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./anlan chaos}: breaks the twin on purpose and judges what citizens were promised. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = "Breaks the twin on purpose while citizens use it, and judges whether every promise was kept.",
        subcommands = {
            ChaosListCommand.class,
            ChaosRunCommand.class,
            ChaosCampaignCommand.class,
            ChaosReplayCommand.class,
            ChaosTeethCommand.class,
            ChaosReportCommand.class,
            ChaosPeersCommand.class
        })
final class ChaosCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What? list, run, campaign, replay, teeth, report or peers");
    }
}
