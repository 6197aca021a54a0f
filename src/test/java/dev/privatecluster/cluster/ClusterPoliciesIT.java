package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.api.v1alpha1.Mode;
import dev.privatecluster.core.policy.PolicyInForce;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The policy in force follows the PrivateCluster and the labels of namespaces. */
@ExtendWith(ClusterExtension.class)
class ClusterPoliciesIT {
    private static final ClusterOptions OPTIONS = new ClusterOptions("default", "policies-it", "one", null);
    private static final String ANYWHERE = "default";

    private final TestCluster cluster;
    private final Kubectl kubectl;
    private final PrivateClusters privateClusters;
    private final KubernetesClient client;

    ClusterPoliciesIT(TestCluster cluster) {
        this.cluster = cluster;
        kubectl = cluster.existing("default");
        privateClusters = new PrivateClusters(kubectl);
        client = PrivateClusters.client(kubectl);
    }

    @BeforeEach
    void define() {
        privateClusters.define();
    }

    @AfterEach
    void forget() {
        client.close();
        privateClusters.forget();
    }

    @Test
    void saysThatThereIsNoneUntilThereIsOneAndFollowsItsChanges() {
        try (ClusterPolicies policies = PrivateClusters.policies(client, OPTIONS)) {
            awaitSync(policies);
            assertThat(policies.inForceFor(ANYWHERE))
                    .isInstanceOfSatisfying(PolicyInForce.Unconfigured.class, none -> assertThat(none.reason())
                            .contains("no PrivateCluster", "kubectl apply"));

            privateClusters.apply();
            awaitMode(policies, ANYWHERE, Mode.ENFORCE);
            privateClusters.apply("mode: Audit");
            awaitMode(policies, ANYWHERE, Mode.AUDIT);
            assertThat(policies.generation()).isEqualTo(2);

            privateClusters.delete();
            awaitUnconfigured(policies);
            assertThat(policies.isSynced()).isTrue();
            assertThat(policies.generation()).isZero();
        }
    }

    @Test
    void waitsForTheKindAndSurvivesItsDeletion() {
        privateClusters.forget();
        try (ClusterPolicies policies = PrivateClusters.policies(client, OPTIONS)) {
            awaitSync(policies);
            assertThat(policies.inForceFor(ANYWHERE)).isInstanceOf(PolicyInForce.Unconfigured.class);

            privateClusters.define();
            privateClusters.apply();
            awaitMode(policies, ANYWHERE, Mode.ENFORCE);

            privateClusters.forget();
            awaitUnconfigured(policies);

            privateClusters.define();
            privateClusters.apply("mode: Audit");
            awaitMode(policies, ANYWHERE, Mode.AUDIT);
        }
    }

    @Test
    void keepsTheLastGoodOneWhenOneIsBroken() {
        try (ClusterPolicies policies = PrivateClusters.policies(client, OPTIONS)) {
            privateClusters.apply("mode: Audit");
            awaitMode(policies, ANYWHERE, Mode.AUDIT);

            privateClusters.breakIt();
            Patience.until("the mistakes to be found").until(policies::isBroken);
            assertThat(mode(policies, ANYWHERE)).isEqualTo(Mode.AUDIT);
            assertThat(policies.generation()).isEqualTo(1);
            assertThat(policies.problems())
                    .extracting(problem -> problem.field())
                    .contains("spec.region", "spec.mirorrs");

            privateClusters.apply();
            awaitMode(policies, ANYWHERE, Mode.ENFORCE);
            assertThat(policies.isBroken()).isFalse();
        }
    }

    @Test
    void letsTheLabelOfANamespaceBeatTheModeBothWays() {
        privateClusters.apply("mode: Audit");
        for (String name : new String[] {"mode-enforce", "mode-audit", "mode-off", "mode-unknown"}) {
            cluster.ensureNamespace(name);
            String value = name.endsWith("unknown") ? "Enforced" : name.substring("mode-".length());
            kubectl.succeed("label", "namespace", name, "privatecluster.dev/mode=" + value, "--overwrite");
        }
        try (ClusterPolicies policies = PrivateClusters.policies(client, OPTIONS)) {
            awaitSync(policies);
            assertThat(mode(policies, "mode-enforce")).isEqualTo(Mode.ENFORCE);
            assertThat(mode(policies, "mode-unknown")).isEqualTo(Mode.AUDIT);
            assertThat(mode(policies, "never-heard-of")).isEqualTo(Mode.AUDIT);
            assertThat(mode(policies, "")).isEqualTo(Mode.AUDIT);
            assertThat(policies.inForceFor("mode-off")).isInstanceOf(PolicyInForce.Off.class);
            assertThat(policies.unknownModes()).containsExactlyEntriesOf(Map.of("mode-unknown", "Enforced"));

            privateClusters.apply();
            awaitMode(policies, "", Mode.ENFORCE);
            assertThat(mode(policies, "mode-audit")).isEqualTo(Mode.AUDIT);

            kubectl.succeed("label", "namespace", "mode-unknown", "privatecluster.dev/mode-");
            kubectl.succeed("label", "namespace", "mode-off", "privatecluster.dev/mode-");
            awaitMode(policies, "mode-off", Mode.ENFORCE);
            Patience.until("no label to be unknown")
                    .until(() -> policies.unknownModes().isEmpty());
        }
    }

    private static void awaitSync(ClusterPolicies policies) {
        Patience.until("the policies to be read").until(policies::isSynced);
    }

    private static void awaitUnconfigured(ClusterPolicies policies) {
        Patience.until("no policy to be in force")
                .until(() -> policies.inForceFor(ANYWHERE) instanceof PolicyInForce.Unconfigured);
    }

    private static void awaitMode(ClusterPolicies policies, String namespace, Mode mode) {
        Patience.until("mode " + mode).until(() -> mode == mode(policies, namespace));
    }

    private static @Nullable Mode mode(ClusterPolicies policies, String namespace) {
        return policies.inForceFor(namespace) instanceof PolicyInForce.Governed governed
                ? governed.policy().mode()
                : null;
    }
}
