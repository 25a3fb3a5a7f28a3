package io.anlan.chaos.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./anlan bench}: the benches. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures on this machine what the product costs beside what it is compared with.",
        subcommands = {RegistrationBenchCommand.class, ReplicationBenchCommand.class, FailoverBenchCommand.class})
final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which bench? registration, replication or failover");
    }
}
