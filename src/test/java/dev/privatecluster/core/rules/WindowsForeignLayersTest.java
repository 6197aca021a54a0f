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
}
