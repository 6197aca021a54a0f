package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.api.v1alpha1.Mode;
import dev.privatecluster.core.policy.PolicyInForce;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the leader writes down, and what a replica that starts later makes of it. */
@ExtendWith(ClusterExtension.class)
class PolicyStatusIT {
    private static final ClusterOptions OPTIONS = new ClusterOptions("default", "status-it", "one", null);
    private static final String MEMORY = "status-it-policy";

    private final Kubectl kubectl;
    private final PrivateClusters privateClusters;
    private final KubernetesClient client;

    PolicyStatusIT(TestCluster cluster) {
        kubectl = cluster.existing("default");
        privateClusters = new PrivateClusters(kubectl);
        client = PrivateClusters.client(kubectl);
    }

    @BeforeEach
    void define() {
        privateClusters.define();
        kubectl.succeed("delete", "configmap", MEMORY, "--ignore-not-found");
        kubectl.succeed("delete", "events", "--all");
    }

    @AfterEach
    void forget() {
        client.close();
        privateClusters.forget();
    }

    @Test
    void tellsWhetherThePolicyIsInForceAndWhyNot() {
        try (Replica leader = new Replica(true)) {
            privateClusters.apply();
            awaitReady("True", 1);
            assertThat(events("InForce")).as("nothing was broken before").isEmpty();

            privateClusters.breakIt();
            awaitReady("False", 2);
            assertThat(privateClusters.ready().path("message").asText())
                    .contains("generation 1 stays in force", "spec.region: 'us-nowhere-1'", "spec.mirorrs: ");
            assertThat(privateClusters.get().at("/status/observedGeneration").asLong())
                    .isEqualTo(2);
            awaitEvent("Invalid", "Warning");

            privateClusters.apply("mode: Audit");
            awaitReady("True", 3);
            awaitEvent("InForce", "Normal");
            assertThat(leader.policies.isBroken()).isFalse();
        }
    }

    @Test
    void writesOnlyWhatChanges() {
        try (Replica leader = new Replica(true)) {
            privateClusters.apply();
            awaitReady("True", 1);
            String version =
                    privateClusters.get().at("/metadata/resourceVersion").asText();
            try (Replica next = new Replica(true)) {
                Patience.until("the next leader to have looked").until(next.policies::isSynced);
                kubectl.succeed("delete", "configmap", MEMORY);
                next.status.lead(false);
                next.status.lead(true);
                Patience.until("the next leader to have kept the policy")
                        .until(() -> kubectl.exists("configmap", MEMORY));
            }
            assertThat(privateClusters.get().at("/metadata/resourceVersion").asText())
                    .isEqualTo(version);
            assertThat(leader.policies.generation()).isEqualTo(1);
        }
    }

    @Test
    void tellsThatThereIsNoConfiguration() {
        try (Replica leader = new Replica(true)) {
            awaitEvent("Missing", "Warning");
            assertThat(leader.policies.isSynced()).isTrue();
        }
    }

    @Test
    void keepsToItselfWhileItDoesNotLead() {
        try (Replica follower = new Replica(false)) {
            privateClusters.apply();
            Patience.until("the policy to be in force").until(() -> follower.mode() == Mode.ENFORCE);
            privateClusters.breakIt();
            Patience.until("the mistakes to be found").until(follower.policies::isBroken);
            assertThat(privateClusters.get().has("status")).isFalse();
            assertThat(kubectl.exists("configmap", MEMORY)).isFalse();

            follower.status.lead(true);
            awaitReady("False", 2);
            awaitMemory();
        }
    }

    @Test
    void letsAReplicaThatStartsWithABrokenOneAnswerLikeTheOthers() {
        try (Replica leader = new Replica(true)) {
            privateClusters.apply("mode: Audit");
            awaitReady("True", 1);
            awaitMemory();
            privateClusters.breakIt();
            Patience.until("the mistakes to be found").until(leader.policies::isBroken);
        }
        try (Replica restarted = new Replica(false)) {
            Patience.until("the policies to be read").until(restarted.policies::isSynced);
            assertThat(restarted.mode()).isEqualTo(Mode.AUDIT);
            assertThat(restarted.policies.generation()).isEqualTo(1);
            assertThat(restarted.policies.isBroken()).isTrue();
        }
    }

    @Test
    void doesNotBringBackWhatWasDeleted() {
        try (Replica leader = new Replica(true)) {
            privateClusters.apply();
            awaitReady("True", 1);
            awaitMemory();
            assertThat(leader.mode()).isEqualTo(Mode.ENFORCE);
        }
        privateClusters.delete();
        try (Replica restarted = new Replica(false)) {
            Patience.until("the policies to be read").until(restarted.policies::isSynced);
            assertThat(restarted.inForce()).isInstanceOf(PolicyInForce.Unconfigured.class);

            privateClusters.breakIt();
            Patience.until("the mistakes to be found").until(restarted.policies::isBroken);
        }
        try (Replica restarted = new Replica(false)) {
            Patience.until("the policies to be read").until(restarted.policies::isSynced);
            assertThat(restarted.inForce())
                    .isInstanceOfSatisfying(PolicyInForce.Unconfigured.class, none -> assertThat(none.reason())
                            .contains("has mistakes"));
        }
    }

    private void awaitReady(String status, long generation) {
        Patience.until("Ready=" + status + " of generation " + generation).until(() -> {
            JsonNode ready = privateClusters.ready();
            return ready.path("status").asText().equals(status)
                    && ready.path("observedGeneration").asLong() == generation;
        });
    }

    private void awaitMemory() {
        Patience.until("the policy to be kept").until(() -> kubectl.exists("configmap", MEMORY));
    }

    private void awaitEvent(String reason, String type) {
        Patience.until("an event " + reason).until(() -> !events(reason).isEmpty());
        assertThat(events(reason))
                .singleElement()
                .satisfies(event -> assertThat(event.path("type").asText()).isEqualTo(type));
    }

    private List<JsonNode> events(String reason) {
        List<JsonNode> events = new ArrayList<>();
        kubectl.json("get", "events", "--field-selector=involvedObject.kind=PrivateCluster,reason=" + reason)
                .path("items")
                .forEach(events::add);
        return events;
    }

    /** What a replica has of this. */
    private final class Replica implements AutoCloseable {
        private final ClusterPolicies policies = PrivateClusters.policies(client, OPTIONS);
        private final PolicyStatus status = new PolicyStatus(client, OPTIONS, policies, Clock.systemUTC());

        Replica(boolean leads) {
            status.lead(leads);
            status.start();
        }

        PolicyInForce inForce() {
            return policies.inForceFor("default");
        }

        @Nullable
        Mode mode() {
            return inForce() instanceof PolicyInForce.Governed governed
                    ? governed.policy().mode()
                    : null;
        }

        @Override
        public void close() {
            status.close();
            policies.close();
        }
    }
}
