package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.testing.Judgements;
import dev.privatecluster.testing.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ManagedPrometheusTest {
    private static final Policy POLICY = Policies.usWest2("");

    private static List<String> findings(String apiVersion, String kind, String spec) {
        return Judgements.findings(
                "apiVersion: " + apiVersion + "\nkind: " + kind + "\nmetadata: {name: metrics, namespace: team}\nspec: "
                        + spec,
                POLICY,
                OtherObjects.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "[]",
                "{remoteWrite: null}",
                "{remoteWrite: [null, 7, {url: 7}]}",
                "{remoteWrite: [{url: 'https://vpce-1.aps-workspaces.us-west-2.vpce.amazonaws.com/'}]}",
                "{remoteWrite: [{url: 'http://mimir/'}], paused: true}",
            })
    void anOddObjectAndOneThatWritesElsewherePass(String spec) {
        assertThat(findings("monitoring.coreos.com/v1", "Prometheus", spec)).isEmpty();
        assertThat(findings("opentelemetry.io/v1beta1", "OpenTelemetryCollector", spec))
                .isEmpty();
    }

    @Test
    void theWorkspaceIsFoundWhereverItStands() {
        String spec = "{thanos: {}, remoteRead: [{}, {url: 'https://aps-workspaces.us-west-2.amazonaws.com/w/'}]}";

        assertThat(findings("monitoring.coreos.com/v1", "Prometheus", spec))
                .containsExactly("DENY managed-prometheus spec.remoteRead[1].url");
        assertThat(findings("example.com/v1", "Prometheus", spec)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "args: [--name, aps] | DENY",
                "args: [--name=aps] | DENY",
                "command: [sh, -c, 'aws-sigv4-proxy --name aps'] | DENY",
                "args: [--host=aps-workspaces.us-west-2.amazonaws.com] | DENY",
                "args: [--name, es] | nothing",
                "args: [--name, $(SERVICE)] | WARN",
                "args: null | WARN",
                "args: 7 | WARN",
            })
    void theSigningProxyIsJudgedByWhatItsArgumentsName(String fields, String expected) {
        String pod =
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: proxy, namespace: team}
                spec:
                  containers:
                  - name: proxy
                    image: %s/aws-observability/aws-sigv4-proxy:1.10
                    %s
                """
                        .formatted(Policies.ECR, fields);
        List<String> found = Judgements.findings(pod, POLICY, OtherObjects.UNKNOWN);

        if (expected.equals("nothing")) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).containsExactly(expected + " managed-prometheus spec.containers[0].image");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url: URL | DENY",
                "- url: \"URL\" | DENY",
                "{\"url\": \"URL\"} | DENY",
                "endpoint: 'URL' | DENY",
                "remote_write_url=URL | DENY",
                "-remoteWrite.url=URL | DENY",
                "remote_write = \"URL\" | DENY",
                "proxy_pass   URL | DENY",
                "see URL for it | WARN",
                "the endpoint URL is gone | WARN",
                "proxy_passed to URL | WARN",
                "# url: URL | nothing",
            })
    void aLineIsCertainWhereItIsASetting(String line, String expected) {
        String text = line.replace("URL", "https://aps-workspaces.us-west-2.amazonaws.com/workspaces/ws-1/");
        String yaml =
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: team}\ndata:\n  a.conf: |\n    first\n    "
                        + text;
        List<String> found = Judgements.findings(yaml, POLICY, OtherObjects.UNKNOWN);

        assertThat(found)
                .isEqualTo(
                        expected.equals("nothing")
                                ? List.of()
                                : List.of(expected + " managed-prometheus data[a.conf]"));
        assertThat(Judgements.findings(yaml.replace("a.conf", "a.md"), POLICY, OtherObjects.UNKNOWN))
                .hasSameSizeAs(found)
                .noneMatch(finding -> finding.startsWith("DENY"));
    }

    @Test
    void aSentenceInAFieldIsADoubt() {
        String spec = "{note: 'was https://aps-workspaces.us-west-2.amazonaws.com/w/'}";

        assertThat(findings("monitoring.coreos.com/v1", "Prometheus", spec))
                .containsExactly("WARN managed-prometheus spec.note");
    }
}
