package dev.privatecluster.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import org.junit.jupiter.api.Test;

/** What rules find besides images, judged on updates and under exemptions. */
final class JudgeFeatureTest {
    private static final Policy POLICY = Policies.usWest2("");
    private static final String FINDING = " pod-identity spec.template.spec.containers[0].env[0].value";
    private static final String DEPLOYMENT =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: a, namespace: team, labels: {LABEL: b}}
            spec:
              replicas: REPLICAS
              template:
                spec:
                  containers:
                  - name: app
                    image: IMAGE
                    env: [{name: AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE, value: /token}]
            """;

    private static String deployment(String label, int replicas, String image) {
        return DEPLOYMENT
                .replace("LABEL", label)
                .replace("REPLICAS", Integer.toString(replicas))
                .replace("IMAGE", Policies.ECR + image);
    }

    @Test
    void isRefusedWhenItIsNew() {
        assertThat(Decisions.findings(Reviews.create(deployment("a", 1, "/app:1")), POLICY))
                .containsExactly("DENY" + FINDING);
    }

    @Test
    void isNotJudgedAgainWhenOnlyOtherThingsChange() {
        Review scaled =
                Reviews.update(Reviews.tree(deployment("a", 1, "/app:1")), Reviews.tree(deployment("b", 2, "/app:1")));

        assertThat(Decisions.findings(scaled, POLICY)).isEmpty();
    }

    @Test
    void isWarnedOfWhenTheTemplateChangesAroundIt() {
        Review rollout =
                Reviews.update(Reviews.tree(deployment("a", 1, "/app:1")), Reviews.tree(deployment("a", 1, "/app:2")));

        assertThat(Decisions.findings(rollout, POLICY)).containsExactly("WARN" + FINDING);
    }

    @Test
    void anExemptionKnowsAnImageByItsNameBeforeRewriting() {
        Policy exempt = Policies.usWest2(
                """
                exemptions:
                - reason: it is watched
                  images: ["docker.io/coreos/alb-ingress-controller:*"]
                  rules: [alb-ingress-v1]
                """);
        Review created = Reviews.create(Reviews.pod("coreos/alb-ingress-controller:1.0"));
        Review stored = Reviews.create(Decisions.rewritten(created, exempt));

        assertThat(Decisions.findings(stored, exempt)).isEmpty();
        assertThat(Decisions.findings(Reviews.create(Decisions.rewritten(created, POLICY)), POLICY))
                .containsExactly("DENY alb-ingress-v1 spec.containers[0].image");
    }

    @Test
    void aRefusalOf2020SaysWhatANewerRuleSetWouldTake() {
        Policy old = Policies.usWest2("rulesVersion: \"2020-06\"");
        Review controller = Reviews.create(Reviews.pod(Policies.ECR + "/eks/aws-load-balancer-controller:v2.8.0"));

        assertThat(Decisions.answer(controller, old).message())
                .contains("With rulesVersion \"2026-11\" this is possible where spec.vpcEndpoints lists"
                        + " elasticloadbalancing, ec2, sts.");
        assertThat(Decisions.answer(controller, POLICY).message()).doesNotContain("rulesVersion");
    }
}
