package dev.privatecluster.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.URI;

/** Clients of the test's API server, such as the product has them. */
final class ClusterClient {
    private ClusterClient() {}

    static KubernetesClient direct(Kubectl kubectl) {
        return new KubernetesClientBuilder().withConfig(config(kubectl)).build();
    }

    /** One that does not see the API server while the forwarder is closed. */
    static KubernetesClient through(TcpForwarder forwarder, Kubectl kubectl) {
        String address = "https://127.0.0.1:" + forwarder.port();
        Config config =
                new ConfigBuilder(config(kubectl)).withMasterUrl(address).build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    /** The port of the API server. */
    static int port(Kubectl kubectl) {
        return URI.create(config(kubectl).getMasterUrl()).getPort();
    }

    private static Config config(Kubectl kubectl) {
        return Config.fromKubeconfig(Folders.read(kubectl.kubeconfig()));
    }
}
