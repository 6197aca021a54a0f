package dev.privatecluster.core.decision;

import dev.privatecluster.core.rule.Finding;
import java.util.List;

/** What came of looking at an object. */
public sealed interface Verdict {

    /** The request has nothing to do with images or rules. */
    record NotApplicable() implements Verdict {}

    /**
     * The object was looked at.
     *
     * @param changes what is to be replaced or added
     * @param edits what changes the object: the changes, and the annotation that tells of images; empty when nothing does
     * @param findings by field, then rule; what exemptions and settings leave alone is not among them
     * @param failures the rules that could not be asked
     */
    record Evaluated(List<Change> changes, List<Edit> edits, List<Finding> findings, List<RuleFailure> failures)
            implements Verdict {
        public Evaluated {
            changes = List.copyOf(changes);
            edits = List.copyOf(edits);
            findings = List.copyOf(findings);
            failures = List.copyOf(failures);
        }
    }

    /**
     * A rule that threw. It is a mistake in the rule, and never a reason to refuse.
     *
     * @param ruleId the rule
     * @param cause what it threw
     */
    record RuleFailure(String ruleId, RuntimeException cause) {}
}
