package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The manifest that a pod was made of can be put onto the rewritten pod again.
 *
 * <p>An API server without any webhook takes a {@code kubectl apply} of every manifest of a pod, because that sends a
 * patch. A {@code kubectl replace} it takes only where nothing is missing that was filled in on creation, since all of
 * a pod but images, tolerations and two durations is immutable: the manifest has to name the service account, to do
 * without its token (the volume's name is random), and the pod must not have been given a node, or the manifest has to
 * name that too. That is why people replace pods by what {@code kubectl get} printed, changed a little.
 */
@ExtendWith(ClusterExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class UpdateIT {
    private static final String ECR_IMAGE = TestPolicy.REGISTRY + "/library/nginx:1.27";

    private final Kubectl kubectl;

    UpdateIT(TestCluster cluster) {
        kubectl = cluster.namespace("update", TestPolicy.DEFAULT_MIRRORS);
    }

    @Test
    void takesAnApplyOfTheOriginalManifestAsNoChange() {
        String manifest = Manifests.pod("applied", "nginx:1.27");
        kubectl.manifest(manifest, "apply").succeeded();
        JsonNode before = kubectl.get("pod", "applied");
        Command again = kubectl.manifest(manifest, "apply").succeeded();

        JsonNode after = kubectl.get("pod", "applied");
        assertThat(again.stderr()).isEmpty();
        assertThat(Stored.image(after)).isEqualTo(ECR_IMAGE);
        assertThat(Stored.originals(after)).containsExactly(entry("web", "nginx:1.27"));
        assertThat(after.path("spec")).isEqualTo(before.path("spec"));
        assertThat(after.at("/metadata/generation")).isEqualTo(before.at("/metadata/generation"));
    }

    @Test
    void takesAServerSideApplyOfTheOriginalManifestAsNoChange() {
        String manifest = Manifests.pod("server-side", "nginx:1.27");
        kubectl.manifest(manifest, "apply", "--server-side").succeeded();
        kubectl.manifest(manifest, "apply", "--server-side").succeeded();

        assertThat(Stored.image(kubectl.get("pod", "server-side"))).isEqualTo(ECR_IMAGE);
    }

    @Test
    void takesAReplaceByTheOriginalManifest() {
        String manifest = Manifests.pod("replaced", "nginx:1.27");
        kubectl.manifest(manifest, "create").succeeded();
        kubectl.manifest(manifest, "replace").succeeded();

        assertThat(Stored.image(kubectl.get("pod", "replaced"))).isEqualTo(ECR_IMAGE);
    }

    @Test
    void takesAReplaceByTheStoredPodWithTheOriginalImagePutBack() {
        kubectl.succeed("run", "exported", "--image=nginx:1.27");
        String original = kubectl.get("pod", "exported").toString().replace(ECR_IMAGE, "nginx:1.27");
        kubectl.manifest(original, "replace").succeeded();

        JsonNode pod = kubectl.get("pod", "exported");
        assertThat(Stored.image(pod)).isEqualTo(ECR_IMAGE);
        assertThat(Stored.originals(pod)).containsExactly(entry("exported", "nginx:1.27"));
    }

    @Test
    void rewritesANewImageOfAnOldPod() {
        kubectl.succeed("run", "upgraded", "--image=nginx:1.27");
        kubectl.succeed("set", "image", "pod/upgraded", "upgraded=nginx:1.28");

        assertThat(Stored.image(kubectl.get("pod", "upgraded"))).isEqualTo(TestPolicy.REGISTRY + "/library/nginx:1.28");
    }

    @Test
    void showsInADiffThatAnApplyOfTheOriginalManifestChangesNothing() {
        String manifest = Manifests.pod("compared", "nginx:1.27");
        kubectl.manifest(manifest, "apply").succeeded();
        Command diff = kubectl.manifest(manifest, "diff");

        assertThat(diff.stdout()).isEmpty();
        assertThat(diff.exitCode()).isZero();
    }
}
