package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.testing.Judgements;
import dev.privatecluster.testing.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AppMeshInjectorTest {
    private static final Policy LATEST = Policies.usWest2("");
    private static final Policy OF_2020 = Policies.usWest2(
            """
                    rulesVersion: "2020-06"
                    vpcEndpoints: [appmesh-envoy-management]
                    mirrors: [{source: docker.io, mirror: 111122223333.dkr.ecr.us-west-2.amazonaws.com}]
                    """);

    private static String annotated(String annotations) {
        return """
                apiVersion: v1
                kind: Pod
                metadata: {name: web, namespace: team, annotations: %s}
                spec: {}
                """
                .formatted(annotations);
    }

    private static List<Finding> ofInjector(String arguments, Policy policy) {
        String pod =
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: injector, namespace: team}
                spec:
                  containers:
                  - name: injector
                    image: %s/amazon/aws-app-mesh-inject:v0.5.0
                    args: %s
                """
                        .formatted(Policies.ECR, arguments);
        return Judgements.findingsIn(pod, policy, OtherObjects.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtualNode", "mesh", "ports", "egressIgnoredPorts"})
    void everySettingAloneIsADoubt(String name) {
        String key = "appmesh.k8s.aws/" + name;

        assertThat(Judgements.findings(annotated("{" + key + ": a}"), LATEST, OtherObjects.UNKNOWN))
                .containsExactly("WARN app-mesh-injector metadata.annotations[" + key + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{appmesh.k8s.aws/sidecarInjectorWebhook: ''}", "{appmesh.k8s.aws/other: a}"})
    void otherAnnotationsAreNothing(String annotations) {
        assertThat(Judgements.findings(annotated(annotations), LATEST, OtherObjects.UNKNOWN))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[-sidecar-image=amazon/envoy:1] | args[0]",
                "[--sidecar-image=amazon/envoy:1] | args[0]",
                "['-sidecar-image=\"amazon/envoy:1\"'] | args[0]",
                "[-init-image, amazon/envoy:1] | args[1]",
                "[sh, -c, './appmeshinject -init-image amazon/envoy:1'] | args[2]",
            })
    void underTheRulesOf2020ItsImagesHaveToBeCopies(String arguments, String field) {
        assertThat(ofInjector(arguments, OF_2020)).singleElement().satisfies(finding -> {
            assertThat(finding.denies()).isFalse();
            assertThat(finding.field()).isEqualTo("spec.containers[0]." + field);
            assertThat(finding.remedy())
                    .startsWith("Write " + Policies.ECR + "/amazon/envoy:1 instead. Copy the image");
            assertThat(finding.commands()).contains("docker push " + Policies.ECR + "/amazon/envoy:1");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[-sidecar-image=111122223333.dkr.ecr.us-west-2.amazonaws.com/envoy:1]",
                "[-sidecar-image=$(IMAGE)]",
                "[-sidecar-image]",
                "[-sidecar-image=]",
                "[-sidecar-image-tag=amazon/envoy:1]",
                "[]",
                "null",
                "7",
            })
    void imagesThatCanBePulledAndThoseThatNobodyCanTellPass(String arguments) {
        assertThat(ofInjector(arguments, OF_2020)).isEmpty();
    }

    @Test
    void todayTheInjectorIsRefusedWhateverItsImages() {
        assertThat(ofInjector("[-sidecar-image=amazon/envoy:1]", LATEST))
                .singleElement()
                .extracting(Finding::field)
                .isEqualTo("spec.containers[0].image");
    }

    @Test
    void anImageWithoutAMirrorIsGivenAPlaceInEcr() {
        assertThat(ofInjector("[-sidecar-image=quay.io/envoy/envoy:1]", OF_2020))
                .singleElement()
                .extracting(Finding::remedy)
                .asString()
                .startsWith("Write " + Policies.ECR + "/quay.io/envoy/envoy:1 instead.");
    }
}
