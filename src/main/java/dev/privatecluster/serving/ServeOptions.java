package dev.privatecluster.serving;

import dev.privatecluster.input.InputException;
import java.nio.file.Path;
import java.util.List;

/**
 * How to serve.
 *
 * @param policy the file with the {@code PrivateCluster}
 * @param port of the webhooks
 * @param managementPort of health
 * @param tlsDirectory where the certificate lies, or is to lie
 * @param tlsNames further names to make the certificate for
 */
public record ServeOptions(Path policy, int port, int managementPort, Path tlsDirectory, List<String> tlsNames) {
    private static final int HIGHEST_PORT = 65535;

    /**
     * @throws InputException if a port is none, or both are the same
     */
    public ServeOptions {
        tlsNames = List.copyOf(tlsNames);
        checkPort("--port", port);
        checkPort("--management-port", managementPort);
        if (port == managementPort) {
            throw new InputException("--port and --management-port are both " + port + "; they have to differ");
        }
    }

    private static void checkPort(String option, int port) {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new InputException(option + ": " + port + " is no port; ports are 1 to " + HIGHEST_PORT);
        }
    }
}
