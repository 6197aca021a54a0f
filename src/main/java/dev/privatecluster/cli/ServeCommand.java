package dev.privatecluster.cli;

import dev.privatecluster.serving.ServeOptions;
import dev.privatecluster.serving.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the webhook. */
@Command(
        name = "serve",
        description = "Runs the webhook: POST /mutate and POST /validate over TLS, health and metrics on a port of"
                + " their own.")
final class ServeCommand implements Callable<Integer> {
    @Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE",
            description = "The PrivateCluster to go by: a YAML file.")
    private Path policy;

    @Option(
            names = "--port",
            defaultValue = "8443",
            paramLabel = "PORT",
            description = "Port of the webhook, HTTPS (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--management-port",
            defaultValue = "9000",
            paramLabel = "PORT",
            description = "Port of health and metrics, HTTP (default: ${DEFAULT-VALUE}).")
    private int managementPort;

    @Option(
            names = "--tls-dir",
            defaultValue = "tls",
            paramLabel = "DIR",
            description = "Folder with tls.crt and tls.key; made, with a ca.crt, when they are absent (default:"
                    + " ${DEFAULT-VALUE}).")
    private Path tlsDirectory;

    @Option(
            names = "--tls-name",
            paramLabel = "NAME",
            description = "A further host name or address to make the certificate for, beside localhost, 127.0.0.1 and"
                    + " ::1. Can be given more than once.")
    private List<String> tlsNames = List.of();

    @Override
    public Integer call() {
        return Server.run(new ServeOptions(policy, port, managementPort, tlsDirectory, tlsNames));
    }
}
