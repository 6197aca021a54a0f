package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.decision.Judge;
import dev.privatecluster.core.decision.Verdict;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.input.FactsFiles;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClusterAutoscalerTest {
    private static String deployment(int replicas, String image) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cluster-autoscaler, namespace: kube-system}
                spec:
                  replicas: %d
                  template:
                    metadata: {labels: {app: cluster-autoscaler}}
                    spec: {containers: [{name: a, image: "%s/%s"}]}
                """
                .formatted(replicas, Policies.ECR, image);
    }

    private static List<Finding> found(String before, String after) {
        Judge judge = new Judge(Rules.all(FactsFiles.load()), OtherObjects.UNKNOWN);
        return ((Verdict.Evaluated) judge.judge(Reviews.update(before, after), Policies.usWest2(""))).findings();
    }

    @Test
    void isNotDoubtedByItsLabelsWhereAnImageThatIsNotJudgedAgainTells() {
        String image = "autoscaling/cluster-autoscaler:v1.34.2";

        assertThat(found(deployment(1, image), deployment(2, image))).isEmpty();
    }

    @Test
    void isDoubtedWhereAnImageTakesTheKnownOnesPlace() {
        assertThat(found(deployment(1, "autoscaling/cluster-autoscaler:v1.34.2"), deployment(1, "platform/scaler:v1")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.field()).isEqualTo("spec.template.metadata.labels.app"))
                .satisfies(finding -> assertThat(finding.denies()).isFalse());
    }
}
