package dev.privatecluster.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates are judged as if their pods had been rewritten. */
final class JudgeTemplateTest {
    private static final Policy POLICY =
            Policies.usWest2("mirrors: [{source: docker.io, mirror: " + Policies.ECR + "}]");

    @ParameterizedTest
    @CsvSource({
        "v1, PodTemplate, template.spec",
        "v1, ReplicationController, spec.template.spec",
        "apps/v1, ReplicaSet, spec.template.spec",
        "apps/v1, Deployment, spec.template.spec",
        "apps/v1, StatefulSet, spec.template.spec",
        "apps/v1, DaemonSet, spec.template.spec",
        "batch/v1, Job, spec.template.spec",
        "batch/v1, CronJob, spec.jobTemplate.spec.template.spec"
    })
    void findsThePodSpecOfEveryKind(String apiVersion, String kind, String podSpec) {
        String open = "{" + podSpec.replace(".", ": {") + ": ";
        String object = "{apiVersion: " + apiVersion + ", kind: " + kind + ", " + open.substring(1)
                + "{containers: [{name: a, image: nginx}, {name: b, image: quay.io/a}],"
                + " volumes: [{name: v, image: {reference: quay.io/a}}]}"
                + "}".repeat(podSpec.split("\\.", -1).length);

        assertThat(Decisions.findings(Reviews.create(object), POLICY))
                .containsExactly(
                        "DENY unreachable-registry " + podSpec + ".containers[1].image",
                        "DENY unreachable-registry " + podSpec + ".volumes[0].image.reference");
    }

    @Test
    void aTemplateWhoseImagesAreRewrittenIsFine() {
        assertThat(Decisions.answer(Reviews.create(Reviews.deployment("nginx")), POLICY))
                .isEqualTo(Answer.ALLOWED);
    }
}
