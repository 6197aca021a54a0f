package dev.privatecluster.core.decision;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.image.ImageReference;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.policy.RulesVersion;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.RuleCatalog;
import dev.privatecluster.core.rule.RuleDescription;
import dev.privatecluster.core.workload.KubernetesObject;
import dev.privatecluster.core.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settles which action is due for what rules have found in one object: exemptions, settings, and what is too late. */
final class Settlement {
    private static final Comparator<Finding> BY_FIELD_THEN_RULE =
            Comparator.comparing(Finding::field, new FieldOrder()).thenComparing(Finding::ruleId);

    /** What makes two findings the same, wherever they stand: elements of lists move. */
    private record Same(String ruleId, String subject, String message) {
        static Same of(Finding finding) {
            return new Same(finding.ruleId(), finding.subject(), finding.message());
        }
    }

    private final Examined examined;
    private final Policy policy;
    private final Review review;
    private final OldImages old;
    private final RuleCatalog catalog;
    private final Map<String, ExaminedImage> imagesByField = new HashMap<>();

    Settlement(Examined examined, OldImages old, Review review, RuleCatalog catalog) {
        this.old = old;
        this.examined = examined;
        this.policy = examined.policy();
        this.review = review;
        this.catalog = catalog;
        examined.images().forEach(image -> imagesByField.put(image.use().field(), image));
    }

    /**
     * The findings that count, by field and then by rule, each with the action that is due.
     *
     * @param before what is found in the object as it was before an update
     */
    List<Finding> settle(List<Finding> findings, List<Finding> before) {
        List<Same> remaining = new ArrayList<>(before.stream().map(Same::of).toList());
        List<Finding> settled = new ArrayList<>();
        for (Finding finding : findings) {
            Finding due = settle(finding, remaining);
            if (due != null) {
                settled.add(due);
            }
        }
        settled.sort(BY_FIELD_THEN_RULE);
        return settled;
    }

    private @Nullable Finding settle(Finding finding, List<Same> before) {
        ExaminedImage image = imagesByField.get(finding.field());
        String name = image == null ? null : canonicalNameAsWritten(image);
        RuleAction configured = policy.actionOf(finding.ruleId());
        if (configured == RuleAction.IGNORE
                || policy.exemptions().cover(finding.ruleId(), review.namespace(), controller(), name)) {
            return null;
        }
        boolean isOld = (image == null || image.isOld()) && before.remove(Same.of(finding));
        if (isOld && !old.isTemplateChangedIn(examined.workload())) {
            return null;
        }
        // What was there before, and what a node runs already, cannot be refused any more.
        if (review.isMirrorPod() || isOld) {
            return finding.withAction(RuleAction.WARN);
        }
        // To write down what holds anyway changes nothing, also where a finding asks for less than its rule.
        RuleDescription rule = catalog.description(finding.ruleId());
        if (configured == null) {
            return withWayOut(finding, rule);
        }
        // What a rule cannot repair it warns of.
        boolean isAsTheRuleSays = configured == rule.action(policy.rulesVersion()) || configured == RuleAction.REWRITE;
        return isAsTheRuleSays ? finding : finding.withAction(configured);
    }

    /** A refusal that the newest rule set would relax says so. */
    private Finding withWayOut(Finding finding, RuleDescription rule) {
        RulesVersion newest = RulesVersion.newest();
        if (!finding.denies() || policy.rulesVersion() == newest) {
            return finding;
        }
        if (rule.action(newest) != RuleAction.DENY) {
            return finding.withAdvice("Only rulesVersion \""
                    + policy.rulesVersion().text() + "\" refuses this, \"" + newest.text() + "\" does not.");
        }
        List<String> endpoints = rule.endpointsIn(newest);
        boolean relaxed =
                !endpoints.isEmpty() && rule.endpointsIn(policy.rulesVersion()).isEmpty();
        return relaxed
                ? finding.withAdvice("With rulesVersion \"" + newest.text() + "\" this is possible where"
                        + " spec.vpcEndpoints lists " + String.join(", ", endpoints) + ".")
                : finding;
    }

    private @Nullable String controller() {
        Workload workload = examined.workload();
        return workload == null ? KubernetesObject.controllerOf(review.object()) : workload.controllerOfPods();
    }

    /** The name before rewriting, where the pod's annotation tells it, and tells the truth. */
    private String canonicalNameAsWritten(ExaminedImage image) {
        ImageReference original = OriginalImages.originalOf(image.use(), review.object(), policy);
        ImageReference reference = original == null ? image.assessment().image() : original;
        return reference == null ? image.use().image() : reference.canonicalName();
    }
}
