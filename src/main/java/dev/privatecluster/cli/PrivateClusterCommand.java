package dev.privatecluster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line as a whole. */
@Command(
        name = "private-cluster-webhook",
        description = "Makes EKS clusters without outbound internet access behave: pods are pointed at the copies of"
                + " their images in ECR, and what cannot work is refused with a message that says how to mend it.",
        subcommands = {ServeCommand.class, RulesCommand.class},
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class)
final class PrivateClusterCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
