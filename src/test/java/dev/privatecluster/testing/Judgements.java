package dev.privatecluster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.decision.Judge;
import dev.privatecluster.core.decision.Verdict;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.core.rules.Rules;
import dev.privatecluster.input.FactsFiles;
import java.util.List;

/** What all the rules together find in an object that is created. */
public final class Judgements {
    private Judgements() {}

    /** The findings, as {@code ACTION RULE FIELD}. */
    public static List<String> findings(String yaml, Policy policy, OtherObjects others) {
        return findingsIn(yaml, policy, others).stream()
                .map(finding -> finding.action() + " " + finding.ruleId() + " " + finding.field())
                .toList();
    }

    public static List<Finding> findingsIn(String yaml, Policy policy, OtherObjects others) {
        Judge judge = new Judge(Rules.all(FactsFiles.load()), others);
        if (judge.judge(Reviews.create(yaml), policy) instanceof Verdict.Evaluated evaluated) {
            assertThat(evaluated.failures()).isEmpty();
            return evaluated.findings();
        }
        return List.of();
    }
}
