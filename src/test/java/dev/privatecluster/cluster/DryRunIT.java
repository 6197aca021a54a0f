package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code kubectl apply --dry-run=server} shows all that the webhook would do, and stores nothing. */
@ExtendWith(ClusterExtension.class)
class DryRunIT {
    private static final String UNREACHABLE = "ghcr.io/example/app:1.0";

    @Test
    void showsTheRewrite(TestCluster cluster) {
        Kubectl kubectl = cluster.namespace("dry-run-rewrite", TestPolicy.DEFAULT_MIRRORS);
        Command dryRun = kubectl.manifest(
                        Manifests.pod("planned", "nginx:1.27"), "apply", "--dry-run=server", "--output=json")
                .succeeded();

        JsonNode pod = Kubectl.parse(dryRun);
        assertThat(Stored.image(pod)).isEqualTo(TestPolicy.REGISTRY + "/library/nginx:1.27");
        assertThat(Stored.originals(pod)).containsExactly(entry("web", "nginx:1.27"));
        assertThat(kubectl.exists("pod", "planned")).isFalse();
    }

    @Test
    void refusesWithTheSameMessageAsWithoutIt(TestCluster cluster) {
        Kubectl kubectl = cluster.namespace("dry-run-refusal", TestPolicy.DOCKER_HUB_ONLY);
        String manifest = Manifests.pod("planned", UNREACHABLE);
        Command dryRun = kubectl.manifest(manifest, "apply", "--dry-run=server");
        Command apply = kubectl.manifest(manifest, "apply");

        assertThat(Refusal.message(dryRun, "validate.privatecluster.dev"))
                .isEqualTo(Refusal.message(apply, "validate.privatecluster.dev"));
    }

    @Test
    void warnsInAuditMode(TestCluster cluster) {
        Kubectl kubectl = cluster.namespace("dry-run-audit", TestPolicy.AUDIT);
        Command dryRun = kubectl.manifest(Manifests.pod("planned", UNREACHABLE), "apply", "--dry-run=server")
                .succeeded();

        assertThat(dryRun.warnings()).anySatisfy(warning -> assertThat(warning).contains("unreachable-registry"));
        assertThat(kubectl.exists("pod", "planned")).isFalse();
    }
}
