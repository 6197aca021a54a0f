package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.testing.Judgements;
import dev.privatecluster.testing.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowsForeignLayersTest {
    private static List<String> findings(String image, String spec) {
        String template =
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: team}
                spec:
                  template:
                    spec: {containers: [{name: app, image: '%s'}], %s}
                """
                        .formatted(image, spec);
        return Judgements.findings(template, Policies.usWest2(""), OtherObjects.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mcr.microsoft.com/windows:1809",
                "mcr.microsoft.com/windows/server:ltsc2022",
                "MCR.microsoft.com/windows/nanoserver/insider:1",
                Policies.ECR + "/mcr.microsoft.com/windows/servercore:1",
                Policies.ECR + "/mirror/mcr.microsoft.com/windows:1809",
                Policies.ECR + "/windows/servercore:1",
                Policies.ECR + "/mirror/windows/servercore/iis:1",
            })
    void baseImagesAndTheirCopiesAreFound(String image) {
        assertThat(findings(image, "os: null"))
                .containsExactly("WARN windows-foreign-layers spec.template.spec.containers[0].image");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mcr.microsoft.com/dotnet/aspnet:8.0",
                "mcr.microsoft.com/windowsx/a:1",
                Policies.ECR + "/team/windows/server:1",
                Policies.ECR + "/xmcr.microsoft.com/windows:1",
            })
    void otherImagesAreNot(String image) {
        assertThat(findings(image, "nodeSelector: null")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "os: {name: windows} | os.name",
                "nodeSelector: {kubernetes.io/os: windows} | nodeSelector[kubernetes.io/os]",
                "nodeSelector: {beta.kubernetes.io/os: windows} | nodeSelector[beta.kubernetes.io/os]",
                "os: {name: windows}, nodeSelector: {kubernetes.io/os: windows} | os.name",
            })
    void aPodOfWindowsIsFoundOnce(String spec, String field) {
        assertThat(findings("mcr.microsoft.com/windows:1809", spec))
                .containsExactly("WARN windows-foreign-layers spec.template.spec." + field);
    }

    @Test
    void oddFieldsPass() {
        for (String spec : List.of("os: windows", "os: {name: 7}", "nodeSelector: [windows]", "os: {name: linux}")) {
            assertThat(findings(Policies.ECR + "/app:1", spec)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/windows:1 | ''",
                "602401143452.dkr.ecr.us-east-1.amazonaws.com/eks/windows:1 | ''",
                "602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/windows:1 | 'initContainers: [{name: a, image: team/app:1}]'",
                "111122223333.dkr.ecr.us-west-2.amazonaws.com/eks/windows:1 | ''",
            })
    void onlyWhereAllImagesAreOfEksNothingCanBeMissing(String image, String more) {
        List<String> found = findings(image, "os: {name: windows}" + (more.isEmpty() ? "" : ", " + more));

        boolean isOfEks = image.startsWith("602401143452") && more.isEmpty();
        assertThat(found.stream().anyMatch(finding -> finding.contains("windows-foreign-layers")))
                .isEqualTo(!isOfEks);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{matchExpressions: [{key: kubernetes.io/os, operator: In, values: [windows]}]}] | 0",
                "[{matchExpressions: [{key: a, operator: Exists}, {key: beta.kubernetes.io/os, operator: In, values: [windows]}]}] | 1",
                "[{matchExpressions: [{key: kubernetes.io/os, operator: In, values: [windows]}]}, {}] | none",
                "[{matchExpressions: [{key: kubernetes.io/os, operator: Exists}]}] | none",
                "[{matchExpressions: null}] | none",
                "[a, 7, null] | none",
                "null | none",
                "windows | none",
            })
    void affinityTellsWhereItLeavesNoOtherNode(String terms, String expected) {
        List<String> found = findings(
                Policies.ECR + "/app:1",
                "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: " + terms
                        + "}}}");

        String path = "spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution"
                + ".nodeSelectorTerms[0].matchExpressions[" + expected + "].values";
        assertThat(found)
                .isEqualTo(expected.equals("none") ? List.of() : List.of("WARN windows-foreign-layers " + path));
    }
}
