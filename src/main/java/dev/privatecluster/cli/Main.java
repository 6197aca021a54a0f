package dev.privatecluster.cli;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;

/** Where the program begins. Only {@code serve} boots Quarkus: the other commands answer at once. */
@QuarkusMain
public final class Main {
    Main() {}

    public static void main(String... arguments) {
        int exitCode = commandLine().execute(arguments);
        // Dev mode calls this in a process of its own, which has to outlive it.
        if (exitCode != CommandLine.ExitCode.OK) {
            System.exit(exitCode);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new PrivateClusterCommand()).setExecutionExceptionHandler(new InputErrors());
    }
}
