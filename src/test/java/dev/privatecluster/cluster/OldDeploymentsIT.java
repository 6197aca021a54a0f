package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deployments that were there before the webhook can still be looked after, and say why no pod of theirs comes. */
@ExtendWith(ClusterExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class OldDeploymentsIT {
    private static final String UNREACHABLE = "ghcr.io/example/app:1.0";

    private final Kubectl kubectl;

    OldDeploymentsIT(TestCluster cluster) {
        kubectl = cluster.namespace("old-deployments");
        for (String deployment : new String[] {"scaled", "restarted"}) {
            kubectl.manifest(Manifests.deployment(deployment, 0, UNREACHABLE), "create")
                    .succeeded();
            Patience.until("its replica set").until(() -> hasReplicaSet(deployment));
        }
        cluster.govern(kubectl, TestPolicy.DOCKER_HUB_ONLY);
    }

    @Test
    void letsAnOldDeploymentBeLabelledAndScaledAndSaysWhyItsPodsDoNotCome() {
        kubectl.succeed("label", "deployment", "scaled", "team=shop");
        Command scale = kubectl.succeed("scale", "deployment", "scaled", "--replicas=1");

        assertThat(scale.stderr()).isEmpty();
        Patience.until("the reason in the deployment's conditions")
                .until(() -> condition("deployment", "scaled", "ReplicaFailure").contains("unreachable-registry"));
        assertThat(condition("deployment", "scaled", "ReplicaFailure"))
                .contains("validate.privatecluster.dev", "spec.containers[0].image", UNREACHABLE);
        Patience.until("the reason in the replica set's events")
                .until(() -> events("FailedCreate").contains("unreachable-registry"));
        assertThat(events("FailedCreate")).contains("spec.containers[0].image", UNREACHABLE);
    }

    @Test
    void warnsWhenATemplateChangesAroundAnOldImageAndSaysWhyItDoesNotRollOut() {
        Command restart = kubectl.succeed("rollout", "restart", "deployment/restarted");

        assertThat(restart.stderr()).contains("Warning: ", "unreachable-registry");
        Patience.until("the reason in the deployment's conditions")
                .until(() -> condition("deployment", "restarted", "Progressing").contains("unreachable-registry"));
        assertThat(condition("deployment", "restarted", "Progressing"))
                .contains("spec.template.spec.containers[0].image", UNREACHABLE);
    }

    private boolean hasReplicaSet(String deployment) {
        return !kubectl.list("replicasets", "app=" + deployment).isEmpty();
    }

    private String condition(String kind, String name, String type) {
        return kubectl.succeed(
                        "get",
                        kind,
                        name,
                        "--output=jsonpath={.status.conditions[?(@.type==\"%s\")].message}".formatted(type))
                .stdout();
    }

    private String events(String reason) {
        return kubectl.succeed("get", "events", "--field-selector=reason=" + reason, "--output=json")
                .stdout();
    }
}
