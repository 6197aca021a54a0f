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

    /** The findings that count, by field and then by rule, each with the action that is due. */
    List<Finding> settle(List<Finding> findings) {
        List<Finding> settled = new ArrayList<>();
        for (Finding finding : findings) {
            Finding due = settle(finding);
            if (due != null) {
                settled.add(due);
            }
        }
        settled.sort(BY_FIELD_THEN_RULE);
        return settled;
    }

    private @Nullable Finding settle(Finding finding) {
        ExaminedImage image = imagesByField.get(finding.field());
        String name = image == null ? null : canonicalNameAsWritten(image);
        RuleAction configured = policy.actionOf(finding.ruleId());
        if (configured == RuleAction.IGNORE
                || Rewriter.isExempt(finding.ruleId(), examined.workload(), review.namespace(), name, policy)) {
            return null;
        }
        boolean isOld = image == null ? isUnchanged(finding) : image.isOld();
        if (isOld && image == null && !old.isTemplateChangedIn(examined.workload())) {
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
        return configured == rule.action(policy.rulesVersion()) ? finding : finding.withAction(configured);
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

    private boolean isUnchanged(Finding finding) {
        JsonNode now = review.object().at(finding.path().pointer());
        return review.isUpdate()
                && !now.isMissingNode()
                && now.equals(review.oldObject().at(finding.path().pointer()));
    }

    /** The name before rewriting, where the pod's annotation tells it, and tells the truth. */
    private String canonicalNameAsWritten(ExaminedImage image) {
        ImageReference original = OriginalImages.originalOf(image.use(), examined.workload(), policy);
        ImageReference reference = original == null ? image.assessment().image() : original;
        return reference == null ? image.use().image() : reference.canonicalName();
    }
}
