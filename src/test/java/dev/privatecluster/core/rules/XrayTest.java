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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class XrayTest {
    private static final Policy POLICY = Policies.usWest2("");

    private static String collector(String spec) {
        return """
                apiVersion: opentelemetry.io/v1beta1
                kind: OpenTelemetryCollector
                metadata: {name: traces, namespace: team}
                spec: %s
                """
                .formatted(spec);
    }

    private static String configMap(String line) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: adot, namespace: team}
                data:
                  config.yaml: |
                    first: line
                    %s
                """
                .formatted(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "text",
                "[]",
                "{}",
                "{config: null}",
                "{config: 7}",
                "{config: [awsxray]}",
                "{config: {exporters: null, receivers: []}}",
                "{config: {exporters: awsxray}}",
                "{config: {exporters: {awsxrayproxy: {}, otlp/awsxray: {}}}}",
            })
    void collectorsWithoutXrayAndOddOnesPass(String spec) {
        assertThat(Judgements.findings(collector(spec), POLICY, OtherObjects.UNKNOWN))
                .isEmpty();
    }

    @Test
    void aComponentWithoutSettingsIsOne() {
        assertThat(Judgements.findings(
                        collector("{config: {receivers: {awsxray: null}, exporters: {awsxray/a: {}}}}"),
                        POLICY,
                        OtherObjects.UNKNOWN))
                .containsExactly(
                        "DENY xray spec.config.exporters[awsxray/a]", "DENY xray spec.config.receivers.awsxray");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "awsxray:",
                "  awsxray: {}",
                "awsxray/one: # which",
                "\"awsxray\":",
                "awsxray: # 1",
                "awsxray:\r",
                "exporters: {awsxray: {region: us-west-2}}",
                "{\"exporters\": {\"otlp\": {}, \"awsxray\": {}}}"
            })
    void aKeyInTheTextOfAConfigMapIsFound(String line) {
        assertThat(Judgements.findings(configMap(line), POLICY, OtherObjects.UNKNOWN))
                .containsExactly("DENY xray data[config.yaml]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"awsxray: was left", "  awsxray: null", "awsxray:v1"})
    void whatElseFollowsAKeyIsADoubt(String line) {
        assertThat(Judgements.findings(configMap(line), POLICY, OtherObjects.UNKNOWN))
                .containsExactly("WARN xray data[config.yaml]");
        assertThat(Judgements.findings(collector("{config: '" + line + "'}"), POLICY, OtherObjects.UNKNOWN))
                .containsExactly("WARN xray spec.config");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOTES", "notes.yaml", "README.yaml", "readme", "upgrade.MD", "a.txt"})
    void whatPeopleAreToReadIsADoubt(String entry) {
        String prose = configMap("awsxray:").replace("config.yaml", entry);

        assertThat(Judgements.findings(prose, POLICY, OtherObjects.UNKNOWN))
                .singleElement()
                .asString()
                .startsWith("WARN xray data");
    }

    @Test
    void aConfigurationTellsMoreThanTheProseBeforeIt() {
        String both = configMap("awsxray:").replace("\ndata:", "\ndata:\n  README: 'awsxray:'");

        assertThat(Judgements.findings(both, POLICY, OtherObjects.UNKNOWN))
                .containsExactly("DENY xray data[config.yaml]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# awsxray:",
                "exporters: [otlp] # awsxray: {}",
                "exporters: [awsxray]",
                "note: awsxray is gone",
                "see otlp, awsxray: both work",
                "awsxrayproxy:",
                "awsxray_enabled: false",
                "otlp/awsxray:"
            })
    void aMentionInTheTextOfAConfigMapIsNone(String line) {
        assertThat(Judgements.findings(configMap(line), POLICY, OtherObjects.UNKNOWN))
                .isEmpty();
    }

    @Test
    void theRulesOf2020RefuseWithTheEndpointAndSayWhatWouldHelp() {
        Policy of2020 = Policies.usWest2("rulesVersion: \"2020-06\"\nvpcEndpoints: [xray]");

        assertThat(Judgements.findingsIn(configMap("awsxray:"), of2020, OtherObjects.UNKNOWN))
                .singleElement()
                .satisfies(finding -> assertThat(finding.denies()).isTrue())
                .extracting(Finding::remedy)
                .asString()
                .contains("With rulesVersion \"2026-11\" this is possible where spec.vpcEndpoints lists xray");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ports: null", "ports: 2000", "ports: [2000]", "ports: [{protocol: UDP}]", "env: null, image: 7"
            })
    void oddContainersPass(String fields) {
        String pod =
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: odd, namespace: team}
                spec: {containers: [{name: a, %s}]}
                """
                        .formatted(fields);
        assertThat(Judgements.findings(pod, POLICY, OtherObjects.UNKNOWN)).isEmpty();
    }

    @Test
    void thePortOfTheDaemonThatWasThereBeforeIsNoNewDoubt() {
        String pod =
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: daemon, namespace: team, labels: {a: LABEL}}
                spec:
                  containers:
                  - name: daemon
                    image: %s/xray/aws-xray-daemon:3
                    ports: [{containerPort: 2000, protocol: UDP}]
                """
                        .formatted(Policies.ECR);
        Judge judge = new Judge(Rules.all(FactsFiles.load()), OtherObjects.UNKNOWN);

        assertThat(judge.judge(Reviews.update(pod, pod.replace("LABEL", "b")), POLICY))
                .isInstanceOfSatisfying(Verdict.Evaluated.class, verdict -> assertThat(verdict.findings())
                        .isEmpty());
    }
}
