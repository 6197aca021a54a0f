package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** A kubelet runs its static pods whatever the API server says, and only shows them there. */
@ExtendWith(ClusterExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class StaticPodIT {
    private static final String UNREACHABLE = "ghcr.io/example/agent:1";

    private final Kubectl kubectl;

    StaticPodIT(TestCluster cluster) {
        kubectl = cluster.namespace("static-pods", TestPolicy.DOCKER_HUB_ONLY);
    }

    @Test
    void neitherChangesNorRefusesWhatAKubeletShows() {
        Command create = asKubelet(pod("agent", UNREACHABLE)).succeeded();
        asKubelet(pod("cache", "redis:7")).succeeded();

        assertThat(create.warnings()).anySatisfy(warning -> assertThat(warning).contains("unreachable-registry"));
        assertThat(Stored.image(kubectl.get("pod", "agent"))).isEqualTo(UNREACHABLE);
        assertThat(Stored.image(kubectl.get("pod", "cache"))).isEqualTo("redis:7");
        assertThat(Stored.hasOriginals(kubectl.get("pod", "cache"))).isFalse();
    }

    @Test
    void believesNobodyElseThatAPodIsStatic() {
        Command create = kubectl.manifest(pod("impostor", UNREACHABLE), "create");

        assertThat(Refusal.message(create, "validate.privatecluster.dev")).contains("unreachable-registry");
        assertThat(kubectl.exists("pod", "impostor")).isFalse();
    }

    private Command asKubelet(String manifest) {
        return kubectl.manifest(manifest, "create", "--as=system:node:node-1", "--as-group=system:nodes");
    }

    private static String pod(String name, String image) {
        return """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: %s
                  annotations: {kubernetes.io/config.mirror: 5e1f0b2c}
                spec:
                  nodeName: node-1
                  containers:
                  - name: web
                    image: %s
                """
                .formatted(name, image);
    }
}
