package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.privatecluster.core.decision.Judge;
import dev.privatecluster.core.decision.Operation;
import dev.privatecluster.core.decision.Review;
import dev.privatecluster.core.decision.Verdict;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.input.FactsFiles;
import dev.privatecluster.testing.Judgements;
import dev.privatecluster.testing.Policies;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Machines whose texts may be anywhere, and may be meant to do harm. */
final class SelfManagedBootstrapArgsTest {
    private static final Policy POLICY = Policies.usWest2("");
    private static final String CALL = "/etc/eks/bootstrap.sh private";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static List<String> fields(ObjectNode spec) {
        ObjectNode object = NODES.objectNode();
        object.putObject("metadata").put("name", "workers");
        object.set("spec", spec);
        Review review = new Review(
                Operation.CREATE,
                "bootstrap.cluster.x-k8s.io",
                "EKSConfig",
                "",
                "team",
                "developer",
                object,
                NODES.missingNode());
        Judge judge = new Judge(Rules.all(FactsFiles.load()), OtherObjects.UNKNOWN);
        return ((Verdict.Evaluated) judge.judge(review, POLICY))
                .findings().stream().map(Finding::field).toList();
    }

    @Test
    void everyTextIsFoundWhereItStands() {
        String config =
                """
                apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
                kind: EKSConfigTemplate
                metadata: {name: workers}
                spec:
                  template:
                    spec:
                      preBootstrapCommands: [a, /etc/eks/bootstrap.sh private]
                      files: [{content: b}, {content: "/etc/eks/bootstrap.sh private"}, null]
                """;

        assertThat(Judgements.findings(config, POLICY, OtherObjects.UNKNOWN))
                .containsExactlyInAnyOrder(
                        "WARN self-managed-bootstrap-args spec.template.spec.preBootstrapCommands[1]",
                        "WARN self-managed-bootstrap-args spec.template.spec.files[1].content");
    }

    @Test
    void longKeysAndDeepNestingTakeNoTime() {
        ObjectNode spec = NODES.objectNode();
        ObjectNode deepest = spec;
        for (int i = 0; i < 900; i++) {
            deepest = deepest.putObject("k".repeat(10_000));
            deepest.put("text", CALL);
            deepest.putArray("other").add("a").add("b");
        }

        assertThat(Duration.ofSeconds(5))
                .isGreaterThan(
                        timeOf(() -> assertThat(fields(spec)).isNotEmpty().hasSizeLessThan(10)));
    }

    private static Duration timeOf(Runnable action) {
        long start = System.nanoTime();
        assertThatCode(action::run).doesNotThrowAnyException();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void manyTextsBelowALongKeyAreNotAllNamed() {
        ObjectNode spec = NODES.objectNode();
        var list = spec.putArray("k".repeat(50_000));
        for (int i = 0; i < 20_000; i++) {
            list.add(CALL);
        }

        assertThat(fields(spec)).hasSize(8);
    }
}
