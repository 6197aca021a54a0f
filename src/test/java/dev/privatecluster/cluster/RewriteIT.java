package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** New pods get the images of ECR. */
@ExtendWith(ClusterExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class RewriteIT {
    private static final String ECR = TestPolicy.REGISTRY;
    private final Kubectl kubectl;

    RewriteIT(TestCluster cluster) {
        kubectl = cluster.namespace("rewrite", TestPolicy.DEFAULT_MIRRORS);
    }

    @Test
    void storesThePodWithTheEcrImageAndTheOriginalInAnAnnotation() {
        kubectl.succeed("run", "web", "--image=nginx:1.27");

        JsonNode pod = kubectl.get("pod", "web");
        assertThat(Stored.image(pod)).isEqualTo(ECR + "/library/nginx:1.27");
        assertThat(Stored.originals(pod)).containsExactly(entry("web", "nginx:1.27"));
    }

    @Test
    void putsTheHostInFrontOfWhatIsNotFromDockerHub() {
        kubectl.succeed("run", "controller", "--image=quay.io/argoproj/argocd:v3");

        assertThat(Stored.image(kubectl.get("pod", "controller"))).isEqualTo(ECR + "/quay.io/argoproj/argocd:v3");
    }

    @Test
    void givesADeploymentsPodsTheEcrImageAndLeavesItsTemplateAsWritten() {
        kubectl.manifest(Manifests.deployment("shop", 2, "nginx:1.27"), "apply").succeeded();

        Patience.until("two pods").until(() -> kubectl.list("pods", "app=shop").size() == 2);
        List<JsonNode> pods = kubectl.list("pods", "app=shop");
        assertThat(pods).extracting(Stored::image).containsOnly(ECR + "/library/nginx:1.27");
        assertThat(pods).extracting(Stored::originals).allSatisfy(originals -> assertThat(originals)
                .containsExactly(entry("web", "nginx:1.27")));
        assertThat(Stored.templateImage(kubectl.get("deployment", "shop"))).isEqualTo("nginx:1.27");
        assertThat(kubectl.list("replicasets", "app=shop"))
                .extracting(Stored::templateImage)
                .containsExactly("nginx:1.27");
    }

    @Test
    void keepsTheFirstOriginalsOfACopiedPod() {
        kubectl.manifest(Manifests.pod("source", "nginx:1.27"), "create").succeeded();
        JsonNode source = kubectl.get("pod", "source");
        kubectl.manifest(source.toString().replace("\"source\"", "\"copy\""), "create")
                .succeeded();

        JsonNode copy = kubectl.get("pod", "copy");
        assertThat(Stored.image(copy)).isEqualTo(ECR + "/library/nginx:1.27");
        assertThat(Stored.originals(copy)).isEqualTo(Stored.originals(source));
    }

    @Test
    void storesAnImageOfEcrWithoutAnAnnotation() {
        String image = "999988887777.dkr.ecr.us-west-2.amazonaws.com/team/app:1";
        Command run = kubectl.succeed("run", "mirrored", "--image=" + image);

        JsonNode pod = kubectl.get("pod", "mirrored");
        assertThat(Stored.image(pod)).isEqualTo(image);
        assertThat(Stored.hasOriginals(pod)).isFalse();
        assertThat(run.stderr()).isEmpty();
    }
}
