package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.testing.Judgements;
import dev.privatecluster.testing.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CloudwatchLogsTest {
    private static final Policy POLICY = Policies.usWest2("");

    private static List<String> findings(String line) {
        String configMap =
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: logs, namespace: team}
                data:
                  a.conf: |
                    [OUTPUT]
                    %s
                """
                        .formatted(line);
        return Judgements.findings(configMap, POLICY, OtherObjects.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name cloudwatch",
                "name    cloudwatch_logs",
                "    NAME\tCloudWatch_Logs  ",
                "Name cloudwatch_logs\r",
                "- name: cloudwatch_logs",
                "name: \"cloudwatch_logs\" # here",
                "{\n    \"name\": \"cloudwatch_logs\",",
                "  @type    cloudwatch_logs",
                "@type 'cloudwatch_logs'",
                "- name: cloudwatch\n      log_group_name: team",
                "name: 'cloudwatch' # here\n    log_group_name: team",
                "{\"name\": \"cloudwatch_logs\",\n    \"name\": \"cloudwatch\",\n    \"log_group_name\": \"a\"}",
            })
    void anOutputIsFound(String line) {
        assertThat(findings(line)).containsExactly("DENY cloudwatch-logs data[a.conf]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type cloudwatch_logs",
                "type: aws_cloudwatch_logs",
                "[[outputs.cloudwatch_logs]]",
                "outputs: [cloudwatch_logs]",
                "- name: cloudwatch"
            })
    void anotherMentionIsADoubt(String line) {
        assertThat(findings(line)).containsExactly("WARN cloudwatch-logs data[a.conf]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Name cloudwatch_logs",
                "Name stdout # cloudwatch_logs",
                "Name cloudwatch_metrics",
                "name: cloudwatch",
                "datasources:\n    - name: cloudwatch",
                "- name: cloudwatch-exporter\n    log_group_name: team",
                "cloudwatch_logs_enabled: false",
                "Name the dashboard after cloudwatch",
            })
    void otherLinesAreNone(String line) {
        assertThat(findings(line)).isEmpty();
    }

    @Test
    void oddConfigMapsPass() {
        for (String data :
                List.of("data: null", "data: []", "data: {a: null}", "data: 7", "binaryData: {a: Y2xvdWQ=}")) {
            String configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: odd}\n" + data;
            assertThat(Judgements.findings(configMap, POLICY, OtherObjects.UNKNOWN))
                    .isEmpty();
        }
    }
}
