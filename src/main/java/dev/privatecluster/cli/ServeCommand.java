package dev.privatecluster.cli;

import dev.privatecluster.cluster.ClusterOptions;
import dev.privatecluster.input.InputException;
import dev.privatecluster.serving.ServeOptions;
import dev.privatecluster.serving.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the webhook. */
@Command(
        name = "serve",
        description = "Runs the webhook: POST /mutate and POST /validate over TLS, health on a port of its own.")
final class ServeCommand implements Callable<Integer> {
    private static final Path NAMESPACE_OF_POD = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "The PrivateCluster to go by: a YAML file. Without it, the one in the cluster that this runs in, or"
                            + " that the kubeconfig leads to.")
    private @Nullable Path policy;

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
            description = "Port of health, HTTP (default: ${DEFAULT-VALUE}).")
    private int managementPort;

    @Option(
            names = "--tls-dir",
            paramLabel = "DIR",
            description =
                    "Folder with tls.crt and tls.key, read again when they change. With --policy they are made, with a"
                            + " ca.crt, when they are absent (default: tls). Without it, a Secret in the cluster takes the folder's"
                            + " place where none is given.")
    private @Nullable Path tlsDirectory;

    @Option(
            names = "--tls-name",
            paramLabel = "NAME",
            description = "A further host name or address to make the certificate for, beside localhost, 127.0.0.1 and"
                    + " ::1. Can be given more than once.")
    private List<String> tlsNames = List.of();

    @Option(
            names = "--namespace",
            paramLabel = "NAMESPACE",
            description = "The webhook's own namespace in the cluster (default: the one that its pod runs in).")
    private @Nullable String namespace;

    @Option(
            names = "--name",
            defaultValue = "private-cluster-webhook",
            paramLabel = "NAME",
            description = "What its Service, Lease, Secret and ConfigMap are called, or begin with (default:"
                    + " ${DEFAULT-VALUE}).")
    private String name;

    @Option(
            names = "--registration",
            paramLabel = "FILE",
            description =
                    "The webhook configurations to register with the cluster and to keep so, as YAML; their authority is"
                            + " filled in. Without it somebody else registers them.")
    private @Nullable Path registration;

    @Option(
            names = "--owner",
            paramLabel = "ClusterRole/NAME",
            description = "What the registration goes away with: a cluster-scoped object of the installation.")
    private @Nullable String owner;

    @Option(
            names = "--drain",
            defaultValue = "0",
            paramLabel = "SECONDS",
            description = "How long to go on answering, and be unready, after the order to stop (default:"
                    + " ${DEFAULT-VALUE}).")
    private int drain;

    @Option(
            names = "--log-format",
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text for people or json for machines (default: ${DEFAULT-VALUE}).")
    private LogFormat logFormat;

    /** How logs are written. */
    enum LogFormat {
        text,
        json
    }

    @Override
    public Integer call() {
        Path certificates = tlsDirectory == null && policy != null ? Path.of("tls") : tlsDirectory;
        ClusterOptions cluster = new ClusterOptions(
                ownNamespace(), name, identity(), registration, owner == null ? null : ClusterOptions.ownerName(owner));
        return Server.run(new ServeOptions(
                policy,
                port,
                managementPort,
                certificates,
                tlsNames,
                cluster,
                logFormat == LogFormat.json,
                Duration.ofSeconds(drain)));
    }

    private String ownNamespace() {
        if (namespace != null) {
            return namespace;
        }
        if (policy != null) {
            return "";
        }
        try {
            return Files.readString(NAMESPACE_OF_POD).strip();
        } catch (IOException e) {
            throw new InputException("--namespace is needed where " + NAMESPACE_OF_POD + " is not to be read", e);
        }
    }

    /** The pod's name, and something that no earlier process of this name had. */
    private static String identity() {
        String host = System.getenv("HOSTNAME");
        return (host == null ? "replica" : host) + "-" + UUID.randomUUID();
    }
}
