package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every place of a pod that can hold an image. */
@ExtendWith(ClusterExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class SlotsIT {
    private static final String ECR = TestPolicy.REGISTRY;

    private final Kubectl kubectl;

    SlotsIT(TestCluster cluster) {
        kubectl = cluster.namespace("slots", TestPolicy.DEFAULT_MIRRORS);
    }

    @Test
    void rewritesInitContainersAndImageVolumes() {
        kubectl.manifest(Folders.resource("manifests/every-slot.yaml"), "apply").succeeded();

        JsonNode pod = kubectl.get("pod", "every-slot");
        assertThat(Stored.text(pod, "/spec/initContainers/0/image")).isEqualTo(ECR + "/library/busybox:1.36");
        assertThat(Stored.text(pod, "/spec/volumes/0/image/reference")).isEqualTo(ECR + "/quay.io/models/llama:3");
        assertThat(Stored.image(pod)).isEqualTo(ECR + "/library/nginx:1.27");
        assertThat(Stored.originals(pod))
                .containsOnly(
                        entry("prepare", "busybox:1.36"),
                        entry("volume/model", "quay.io/models/llama:3"),
                        entry("web", "nginx:1.27"));
    }

    @Test
    void rewritesTheEphemeralContainerOfKubectlDebug() {
        kubectl.manifest(Manifests.pod("debugged", "nginx:1.27"), "create").succeeded();
        Command debug = kubectl.succeed("debug", "pod/debugged", "--image=busybox:1.36", "--container=debugger");

        JsonNode pod = kubectl.get("pod", "debugged");
        assertThat(debug.stderr()).doesNotContain("Warning");
        assertThat(Stored.text(pod, "/spec/ephemeralContainers/0/image")).isEqualTo(ECR + "/library/busybox:1.36");
        // Metadata cannot change through the subresource that ephemeral containers are added by.
        assertThat(Stored.originals(pod)).containsExactly(entry("web", "nginx:1.27"));
    }
}
