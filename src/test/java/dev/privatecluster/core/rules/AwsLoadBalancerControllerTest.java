package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.decision.Judge;
import dev.privatecluster.core.decision.Verdict;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.input.FactsFiles;
import dev.privatecluster.testing.Judgements;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AwsLoadBalancerControllerTest {
    private static final Policy POLICY = Policies.usWest2("reachable: {registries: [registry.corp.internal]}");
    private static final String CONTROLLER = Policies.ECR + "/eks/aws-load-balancer-controller:v3.5.0";
    private static final String OTHER = "registry.corp.internal/platform/lbc:v3.5.0";

    private static String labelled(String labels, String... images) {
        StringBuilder deployment = new StringBuilder(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: team, labels: {%s}}
                spec:
                  template:
                    spec:
                      containers:
                """
                        .formatted(labels));
        for (int i = 0; i < images.length; i++) {
            deployment.append("      - {name: c%d, image: '%s'}%n".formatted(i, images[i]));
        }
        return deployment.toString();
    }

    @Test
    void theLabelTellsWhatTheImageDoesNot() {
        String label = "app.kubernetes.io/name: aws-load-balancer-controller";

        assertThat(Judgements.findings(labelled(label, OTHER, OTHER), POLICY, OtherObjects.UNKNOWN))
                .containsExactly(
                        "WARN aws-load-balancer-controller spec.template.spec.containers[0].image",
                        "WARN aws-load-balancer-controller spec.template.spec.containers[1].image");
        assertThat(Judgements.findings(labelled("app: web", OTHER), POLICY, OtherObjects.UNKNOWN))
                .isEmpty();
    }

    @Test
    void besideTheControllersOwnImageOthersAreNoDoubtEvenWhereItIsOldAndTheyAreNew() {
        String label = "app.kubernetes.io/name: aws-load-balancer-controller";
        Judge judge = new Judge(Rules.all(FactsFiles.load()), OtherObjects.UNKNOWN);

        Verdict verdict =
                judge.judge(Reviews.update(labelled(label, CONTROLLER), labelled(label, CONTROLLER, OTHER)), POLICY);

        assertThat(((Verdict.Evaluated) verdict).findings())
                .extracting(Finding::field)
                .doesNotContain("spec.template.spec.containers[1].image");
        assertThat(Judgements.findings(labelled(label, CONTROLLER, OTHER), POLICY, OtherObjects.UNKNOWN))
                .isEqualTo(List.of(
                        "DENY aws-load-balancer-controller spec.template.spec.containers[0].image",
                        "DENY aws-load-balancer-controller spec.template.spec.containers[0].image"));
    }
}
