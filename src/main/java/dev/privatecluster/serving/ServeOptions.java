package dev.privatecluster.serving;

import java.nio.file.Path;
import java.util.List;

/**
 * How to serve.
 *
 * @param policy the file with the {@code PrivateCluster}
 * @param port of the webhooks
 * @param managementPort of health and metrics
 * @param tlsDirectory where the certificate lies, or is to lie
 * @param tlsNames further names to make the certificate for
 */
public record ServeOptions(Path policy, int port, int managementPort, Path tlsDirectory, List<String> tlsNames) {
    public ServeOptions {
        tlsNames = List.copyOf(tlsNames);
    }
}
