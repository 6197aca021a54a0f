package dev.privatecluster.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.core.rule.Rule;
import dev.privatecluster.core.rule.RuleCatalog;
import dev.privatecluster.core.rule.RuleDescription;
import dev.privatecluster.core.rules.Rules;
import dev.privatecluster.input.FactsFiles;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A rule that throws is a warning, never a refusal, and keeps no other rule from answering. */
final class FailingRuleTest {
    private static final String WARNING =
            "rule a-broken-rule failed on this object and was left out; the log of private-cluster-webhook says why";
    private static final Judge JUDGE = new Judge(
            new RuleCatalog(Stream.concat(Stream.of(new Broken()), Rules.all(FactsFiles.load()).rules().stream())
                    .toList()),
            OtherObjects.UNKNOWN);
    private static final Policy POLICY = Policies.usWest2("mirrors: []");

    private static final class Broken implements Rule {
        @Override
        public RuleDescription description() {
            return RuleDescription.ofImages(
                    "a-broken-rule", "", List.of(), RuleDescription.always(RuleAction.DENY), "", "", "");
        }

        @Override
        public void check(Examined examined, Consumer<Finding> findings) {
            throw new IllegalStateException("secret detail");
        }
    }

    @Test
    void isAWarning() {
        Answer answer = answer(Reviews.create(Reviews.pod(Policies.ECR + "/a")));

        assertThat(answer.allowed()).isTrue();
        assertThat(answer.warnings()).containsExactly(WARNING);
    }

    @Test
    void leavesTheAnswersOfOtherRules() {
        Answer answer = answer(Reviews.create(Reviews.pod("quay.io/a")));

        assertThat(answer.allowed()).isFalse();
        assertThat(answer.message()).contains("unreachable-registry").doesNotContain("a-broken-rule");
        assertThat(answer.warnings()).containsExactly(WARNING);
    }

    @Test
    void keepsItsCauseForTheLog() {
        Verdict verdict = JUDGE.judge(Reviews.create(Reviews.pod("quay.io/a")), POLICY);

        assertThat(verdict)
                .isInstanceOfSatisfying(Verdict.Evaluated.class, evaluated -> assertThat(evaluated.failures())
                        .singleElement()
                        .satisfies(failure -> assertThat(failure.cause()).hasMessage("secret detail")));
    }

    @Test
    void twoRulesOfOneIdAreRefusedAtTheStart() {
        assertThat(catchThrowable(() -> new RuleCatalog(List.of(new Broken(), new Broken()))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Answer answer(Review review) {
        return Messages.ofJudging(JUDGE.judge(review, POLICY), review, POLICY);
    }
}
