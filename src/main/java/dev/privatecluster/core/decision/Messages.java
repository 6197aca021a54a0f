package dev.privatecluster.core.decision;

import dev.privatecluster.api.v1alpha1.Mode;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.policy.PolicyInForce;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.WorkloadKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts verdicts into words. */
public final class Messages {
    private static final String MODE = "mode";
    private static final String REWRITES = "rewrites";
    private static final String FINDINGS = "findings";

    private Messages() {}

    /** The answer of the mutating webhook. It has no warnings: the validating webhook tells them, once. */
    public static Answer ofRewriting(Verdict verdict) {
        if (!(verdict instanceof Verdict.Evaluated evaluated)
                || evaluated.edits().isEmpty()) {
            return Answer.ALLOWED;
        }
        Map<String, String> annotations = evaluated.changes().isEmpty()
                ? Map.of()
                : Map.of(REWRITES, Text.fit(changeLines(evaluated), "; ", Text.LONGEST_ANNOTATION));
        return new Answer(true, "", List.of(), annotations, evaluated.edits());
    }

    /** The answer of the validating webhook where nothing is decided: whoever brings pods is told that nobody looked. */
    public static Answer ofPassing(PolicyInForce inForce, Review review) {
        boolean bringsPods = review.isJudged() && WorkloadKind.of(review.group(), review.kind()) != null;
        return bringsPods && inForce instanceof PolicyInForce.Unconfigured unconfigured
                ? new Answer(true, "", Text.warnings(List.of(unconfigured.reason())), Map.of(), List.of())
                : Answer.ALLOWED;
    }

    /** The answer of the validating webhook. */
    public static Answer ofJudging(Verdict verdict, Review review, Policy policy) {
        if (!(verdict instanceof Verdict.Evaluated evaluated)) {
            return Answer.ALLOWED;
        }
        boolean audit = policy.mode() == Mode.AUDIT;
        List<Finding> denials =
                evaluated.findings().stream().filter(Finding::denies).toList();
        boolean allowed = audit || denials.isEmpty();
        List<String> warnings = new ArrayList<>();
        if (audit) {
            changeLines(evaluated).forEach(line -> warnings.add("audit: would be rewritten: " + line));
        }
        for (Finding finding : evaluated.findings()) {
            if (audit || !finding.denies()) {
                String prefix = !audit ? "" : finding.denies() ? "audit: would be refused: " : "audit: ";
                warnings.add(prefix + line(finding));
            }
        }
        evaluated
                .failures()
                .forEach(failure -> warnings.add("rule " + failure.ruleId()
                        + " failed on this object and was left out; the log of private-cluster-webhook says why"));
        return new Answer(
                allowed,
                allowed ? "" : Refusal.message(denials, review, policy),
                Text.warnings(warnings),
                annotations(evaluated, audit),
                List.of());
    }

    private static Map<String, String> annotations(Verdict.Evaluated evaluated, boolean audit) {
        Map<String, String> annotations = new LinkedHashMap<>();
        if (!evaluated.changes().isEmpty()) {
            annotations.put(REWRITES, Text.fit(changeLines(evaluated), "; ", Text.LONGEST_ANNOTATION));
        }
        if (!evaluated.findings().isEmpty()) {
            List<String> lines = evaluated.findings().stream()
                    .map(finding -> (finding.denies() ? "deny: " : "warn: ") + line(finding))
                    .toList();
            annotations.put(FINDINGS, Text.fit(lines, "; ", Text.LONGEST_ANNOTATION));
        }
        if (!annotations.isEmpty()) {
            annotations.put(MODE, audit ? "audit" : "enforce");
        }
        return annotations;
    }

    private static List<String> changeLines(Verdict.Evaluated evaluated) {
        return evaluated.changes().stream().map(Change::line).toList();
    }

    private static String line(Finding finding) {
        return headline(finding.ruleId(), finding.field(), finding.subject()) + ": "
                + Text.oneLine(finding.message(), Text.LONGEST_SUBJECT);
    }

    /** Rule, field, and what stands there. */
    static String headline(String ruleId, String fields, String subject) {
        return Text.oneLine(ruleId + ": " + fields + ": " + subject, Text.LONGEST_SUBJECT);
    }
}
