package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where the webhook is called, and where it is not. */
@ExtendWith(ClusterExtension.class)
class NamespaceIT {
    @Test
    void leavesThePodsOfANamespaceThatIsOffAlone(TestCluster cluster) {
        Kubectl kubectl = cluster.namespace("switched-off", TestPolicy.DOCKER_HUB_ONLY);
        kubectl.succeed("label", "namespace", "switched-off", "privatecluster.dev/mode=off");
        String unreachable = "ghcr.io/example/app:1";
        Patience.until("the webhooks to be out of force")
                .until(() -> kubectl.run("run", "probe", "--image=" + unreachable, "--dry-run=server")
                                .exitCode()
                        == 0);

        Command run = kubectl.succeed("run", "web", "--image=" + unreachable);
        kubectl.succeed("run", "hub", "--image=nginx:1.27");

        JsonNode hub = kubectl.get("pod", "hub");
        assertThat(run.stderr()).isEmpty();
        assertThat(Stored.image(kubectl.get("pod", "web"))).isEqualTo(unreachable);
        assertThat(Stored.image(hub)).isEqualTo("nginx:1.27");
        assertThat(Stored.hasOriginals(hub)).isFalse();
    }

    @Test
    void rewritesInKubeSystemToo(TestCluster cluster) {
        Kubectl kubectl = cluster.existing("kube-system");
        cluster.govern(kubectl, TestPolicy.DEFAULT_MIRRORS);
        kubectl.succeed("run", "proxy", "--image=registry.k8s.io/kube-proxy:v1.36.3");

        assertThat(Stored.image(kubectl.get("pod", "proxy")))
                .isEqualTo(TestPolicy.REGISTRY + "/registry.k8s.io/kube-proxy:v1.36.3");
    }
}
