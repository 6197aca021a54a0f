package dev.privatecluster.core.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.core.rule.RuleCatalog;
import dev.privatecluster.core.rules.Rules;
import dev.privatecluster.input.FactsFiles;
import dev.privatecluster.testing.Patches;
import java.util.List;

/** What becomes of a request, in a form that tests can compare. */
final class Decisions {
    static final RuleCatalog CATALOG = Rules.all(FactsFiles.load());
    private static final Judge JUDGE = new Judge(CATALOG, OtherObjects.UNKNOWN);

    private static final Rewriter REWRITER = new Rewriter(CATALOG);

    private Decisions() {}

    /** The edits, as {@code OPERATION POINTER VALUE}. */
    static List<String> edits(Review review, Policy policy) {
        return editsOf(review, policy).stream()
                .map(edit -> (edit.operation().text() + " " + edit.pointer() + " " + text(edit.value())).strip())
                .toList();
    }

    private static String text(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    static List<Edit> editsOf(Review review, Policy policy) {
        return REWRITER.rewrite(review, policy) instanceof Verdict.Evaluated evaluated ? evaluated.edits() : List.of();
    }

    /** The object after the mutating webhook. */
    static JsonNode rewritten(Review review, Policy policy) {
        return Patches.apply(review.object(), editsOf(review, policy));
    }

    /** The findings, as {@code ACTION RULE FIELD}. */
    static List<String> findings(Review review, Policy policy) {
        return findingsOf(review, policy).stream()
                .map(finding -> finding.action() + " " + finding.ruleId() + " " + finding.field())
                .toList();
    }

    static List<Finding> findingsOf(Review review, Policy policy) {
        return JUDGE.judge(review, policy) instanceof Verdict.Evaluated evaluated ? evaluated.findings() : List.of();
    }

    /** What the validating webhook answers. */
    static Answer answer(Review review, Policy policy) {
        return Messages.ofJudging(JUDGE.judge(review, policy), review, policy);
    }
}
