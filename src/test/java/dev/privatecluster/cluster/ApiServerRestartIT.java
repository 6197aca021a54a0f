package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.rule.OtherObjects.Kind;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The API server goes away and comes back. */
@ExtendWith(ClusterExtension.class)
class ApiServerRestartIT {
    private static final ClusterOptions OPTIONS = new ClusterOptions("default", "restart-it", "one", null);

    @Test
    void leavesThePolicyInForceAndEverythingIsFollowedAgain(TestCluster cluster) {
        Kubectl kubectl = cluster.existing("default");
        PrivateClusters privateClusters = new PrivateClusters(kubectl);
        privateClusters.define();
        privateClusters.apply();
        kubectl.succeed("delete", "serviceaccount", "after-restart", "--ignore-not-found");
        try (KubernetesClient client = PrivateClusters.client(kubectl);
                ClusterPolicies policies = PrivateClusters.policies(client, OPTIONS);
                ClusterObjects objects = new ClusterObjects(client, Clock.systemUTC())) {
            objects.start();
            Patience.until("everything to be known").until(() -> policies.isSynced() && objects.isSynced());

            cluster.restartApiServer();
            assertThat(policies.generation()).isEqualTo(1);

            privateClusters.apply("mode: Audit");
            kubectl.succeed("create", "serviceaccount", "after-restart");
            Patience.until("the change to be in force").until(() -> policies.generation() == 2);
            Patience.until("the service account to be known")
                    .until(() -> objects.find(Kind.SERVICE_ACCOUNT, "default", "after-restart") != null);
            for (Kind kind : Kind.values()) {
                Patience.until(kind + " to be known").until(() -> objects.areComplete(kind));
            }
            Patience.until("the watches to be current").until(policies::isCurrent);
        } finally {
            privateClusters.forget();
        }
    }
}
