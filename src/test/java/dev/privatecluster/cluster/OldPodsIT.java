package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pods that were there before the webhook can still be looked after, however unreachable their images are. */
@ExtendWith(ClusterExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class OldPodsIT {
    private static final String UNREACHABLE = "ghcr.io/example/app:1.0";

    private final Kubectl kubectl;

    OldPodsIT(TestCluster cluster) {
        kubectl = cluster.namespace("old-pods");
        for (String pod : new String[] {"labelled", "finalized", "deleted", "debugged", "upgraded"}) {
            kubectl.manifest(Manifests.pod(pod, UNREACHABLE), "create").succeeded();
        }
        kubectl.succeed("patch", "pod", "finalized", "--patch={\"metadata\":{\"finalizers\":[\"example.com/keep\"]}}");
        cluster.govern(kubectl, TestPolicy.DOCKER_HUB_ONLY);
    }

    @Test
    void letsAnOldPodBeLabelledAndAnnotated() {
        Command label = kubectl.succeed("label", "pod", "labelled", "team=shop");
        Command annotate = kubectl.succeed("annotate", "pod", "labelled", "example.com/note=old");

        JsonNode pod = kubectl.get("pod", "labelled");
        assertThat(label.stderr() + annotate.stderr()).isEmpty();
        assertThat(Stored.text(pod, "/metadata/labels/team")).isEqualTo("shop");
        assertThat(Stored.image(pod)).isEqualTo(UNREACHABLE);
    }

    @Test
    void letsAnOldPodLoseItsFinalizerAndGo() {
        kubectl.succeed("delete", "pod", "finalized", "--grace-period=0", "--force", "--wait=false");
        assertThat(Stored.text(kubectl.get("pod", "finalized"), "/metadata/deletionTimestamp"))
                .isNotEmpty();
        kubectl.succeed("patch", "pod", "finalized", "--type=merge", "--patch={\"metadata\":{\"finalizers\":null}}");

        Patience.until("the pod to be gone").until(() -> !kubectl.exists("pod", "finalized"));
    }

    @Test
    void letsAnOldPodBeDeleted() {
        kubectl.succeed("delete", "pod", "deleted");

        assertThat(kubectl.exists("pod", "deleted")).isFalse();
    }

    @Test
    void givesAnOldPodADebugContainer() {
        kubectl.succeed("debug", "pod/debugged", "--image=busybox:1.36", "--container=debugger");

        JsonNode pod = kubectl.get("pod", "debugged");
        assertThat(Stored.text(pod, "/spec/ephemeralContainers/0/image"))
                .isEqualTo(TestPolicy.REGISTRY + "/library/busybox:1.36");
        assertThat(Stored.image(pod)).isEqualTo(UNREACHABLE);
    }

    @Test
    void refusesANewUnreachableImageInAnOldPod() {
        Command set = kubectl.run("set", "image", "pod/upgraded", "web=ghcr.io/example/app:2.0");

        assertThat(set.exitCode()).isEqualTo(1);
        assertThat(set.stderr()).contains("unreachable-registry", "ghcr.io/example/app:2.0");
    }
}
