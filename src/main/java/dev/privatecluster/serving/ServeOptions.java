package dev.privatecluster.serving;

import dev.privatecluster.cluster.ClusterOptions;
import dev.privatecluster.input.InputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to serve.
 *
 * @param policy the file with the {@code PrivateCluster}; null to go by the one in the cluster
 * @param port of the webhooks
 * @param managementPort of health and metrics
 * @param tlsDirectory where the certificate lies, or, with a policy from a file, is to lie; null to have the cluster keep it
 * @param tlsNames further names to make the certificate for
 * @param cluster where in the cluster it runs; of no account with a policy from a file
 * @param jsonLogs whether logs are for machines: one JSON object a line
 * @param drain how long to go on answering after the order to stop, so that nobody asks any more when it ends
 */
public record ServeOptions(
        @Nullable Path policy,
        int port,
        int managementPort,
        @Nullable Path tlsDirectory,
        List<String> tlsNames,
        ClusterOptions cluster,
        boolean jsonLogs,
        Duration drain) {
    private static final int HIGHEST_PORT = 65535;

    /**
     * Checks them.
     *
     * @throws InputException if a port is none, or both are the same
     */
    public ServeOptions {
        tlsNames = List.copyOf(tlsNames);
        checkPort("--port", port);
        checkPort("--management-port", managementPort);
        if (port == managementPort) {
            throw new InputException("--port and --management-port are both " + port + "; they have to differ");
        }
        if (drain.isNegative()) {
            throw new InputException("--drain: " + drain.toSeconds() + " is no number of seconds to wait");
        }
    }

    private static void checkPort(String option, int port) {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new InputException(option + ": " + port + " is no port; ports are 1 to " + HIGHEST_PORT);
        }
    }
}
