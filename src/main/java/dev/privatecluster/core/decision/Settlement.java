package dev.privatecluster.core.decision;

import com.fasterxml.jackson.databind.JsonNode;
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

    /**
     * What makes two findings the same, wherever they stand, since elements of lists move, and whatever is left to mend:
     * only what is certain now and was not before is another thing.
     */
    private record Same(String ruleId, String subject, boolean isDoubt) {
        static Same of(Finding finding) {
            return new Same(finding.ruleId(), finding.subject(), finding.isDoubt());
        }
    }

    private final Examined examined;
    private final Policy policy;
    private final Review review;
    private final boolean templateChanges;
    private final JsonNode originalImages;
    private final RuleCatalog catalog;
    private final Map<String, ExaminedImage> imagesByField = new HashMap<>();

    /**
     * @param templateChanges whether the template of pods to come is another one than before an update
     */
    Settlement(Examined examined, boolean templateChanges, Review review, RuleCatalog catalog) {
        this.templateChanges = templateChanges;
        this.originalImages = OriginalImages.read(review.object());
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
        Map<Same, Integer> remaining = new HashMap<>();
        before.forEach(finding -> remaining.merge(Same.of(finding), 1, Integer::sum));
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

    private @Nullable Finding settle(Finding finding, Map<Same, Integer> before) {
        ExaminedImage image = imagesByField.get(finding.field());
        RuleAction configured = policy.actionOf(finding.ruleId());
        if (configured == RuleAction.IGNORE || isExempt(finding.ruleId(), image)) {
            return null;
        }
        boolean isOld = (image == null || image.isOld()) && takeOne(Same.of(finding), before);
        if (isOld && !templateChanges) {
            return null;
        }
        // What was there before, and what a node runs already, cannot be refused any more.
        if (review.isMirrorPod() || isOld) {
            return finding.withAction(RuleAction.WARN);
        }
        RuleDescription rule = catalog.description(finding.ruleId());
        // To write down what holds anyway changes nothing, also where a finding asks for less than its rule.
        if (configured == null || configured == rule.action(policy.rulesVersion())) {
            return withWayOut(finding, rule);
        }
        // What nobody can tell is never refused, and what a rule cannot repair it warns of.
        return finding.isDoubt() || configured == RuleAction.REWRITE ? finding : finding.withAction(configured);
    }

    /** Whether there is one more of the same; each is taken once. */
    private static boolean takeOne(Same finding, Map<Same, Integer> remaining) {
        Integer count = remaining.get(finding);
        if (count == null || count == 0) {
            return false;
        }
        remaining.put(finding, count - 1);
        return true;
    }

    private boolean isExempt(String ruleId, @Nullable ExaminedImage image) {
        if (policy.exemptions().areNone()) {
            return false;
        }
        String name = image == null ? null : canonicalNameAsWritten(image);
        return policy.exemptions().cover(ruleId, review.namespace(), controller(), name);
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
        ImageReference original = OriginalImages.originalOf(image.use(), originalImages, policy);
        ImageReference reference = original == null ? image.assessment().image() : original;
        return reference == null ? image.use().image() : reference.canonicalName();
    }
}
