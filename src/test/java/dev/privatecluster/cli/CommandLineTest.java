package dev.privatecluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.rule.Rule;
import dev.privatecluster.core.rules.Rules;
import dev.privatecluster.input.FactsFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(errors));
        return commandLine.execute(arguments);
    }

    @Test
    void rulesListsEveryRuleWithItsActionsAndWhatNoRuleCanSee() {
        assertThat(run("rules")).isZero();
        assertThat(out.toString())
                .startsWith("RULE ")
                .contains("2020-06", "2026-11")
                .containsPattern("(?m)^ecr-endpoint-form +Deny +Warn +ECR .*\\(S22\\)$")
                .containsPattern("(?m)^cluster-autoscaler +Deny\\* +Deny\\* +Cluster Autoscaler")
                .containsPattern("(?m)^aws-auth-configmap +- +- +aws-auth .*\\(S05\\)$");
    }

    @Test
    void rulesHasARowForEveryStatementOfThePageOf2020() {
        run("rules");

        assertThat(FactsFiles.load().statements().texts()).hasSize(35);
        assertThat(FactsFiles.load().statements().texts().keySet()).allSatisfy(statement -> assertThat(out.toString())
                .containsPattern("\\([S0-9 ]*" + statement + "[S0-9 ]*\\)"));
    }

    @Test
    void rulesExplainsEachRule() {
        for (Rule rule : Rules.all(FactsFiles.load()).rules()) {
            out.getBuffer().setLength(0);
            assertThat(run("rules", rule.description().id())).isZero();
            assertThat(out.toString())
                    .startsWith("# " + rule.description().id() + ": ")
                    .contains(rule.description().explanation())
                    .contains("To mend it: ")
                    .contains(
                            "2020-06: ",
                            "2026-11: ",
                            "Source: " + rule.description().source());
        }
    }

    @Test
    void rulesShowsWhatIsRefusedAndWhatPasses() {
        run("rules", "fsx-csi");
        assertThat(out.toString())
                .contains("An example that is refused:\n\n```yaml\napiVersion: storage.k8s.io/v1\n")
                .contains("provisioner: fsx.csi.aws.com # deny: fsx-csi\n")
                .contains(
                        "An example that passes:\n\n```yaml\n# where spec.vpcEndpoints lists the endpoints that it needs\n")
                .doesNotContain("# policy:");
    }

    @Test
    void rulesTellsHowToFindOutWhatNoRuleCanSee() {
        assertThat(run("rules", "public-endpoint-only-cluster")).isZero();
        assertThat(out.toString())
                .contains("How to find out:\n\n- read server host from")
                .contains("What to do: Enable endpoint private access");
    }

    @Test
    void rulesTellsWhichEndpointsARuleAsksFor() {
        run("rules", "cluster-autoscaler");
        assertThat(out.toString())
                .contains("2020-06: Deny, unless spec.vpcEndpoints lists autoscaling\n")
                .contains("2026-11: Deny, unless spec.vpcEndpoints lists autoscaling, sts\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rules nosuch | there is no rule 'nosuch'; the rules are alb-cert-discovery,",
                "rulez | Did you mean: private-cluster-webhook rules?",
                "serve | --namespace is needed where /var/run/secrets/kubernetes.io/serviceaccount/namespace is not to be read",
                "serve --policy nowhere.yaml | nowhere.yaml: cannot be read: there is no such file",
                "serve --policy x --port 70000 | --port: 70000 is no port; ports are 1 to 65535",
                "serve --policy x --port 9000 | --port and --management-port are both 9000; they have to differ",
                "serve --policy x --port y | Invalid value for option '--port': 'y' is not an int",
            })
    void wrongUsageIsToldInWordsAndEndsWith2(String line, String message) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(errors.toString()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void withoutACommandItAsksForOne() {
        assertThat(run()).isEqualTo(2);
        assertThat(errors.toString()).contains("Which command?", "serve", "rules");
    }
}
