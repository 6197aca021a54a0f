package dev.privatecluster.core.decision;

import dev.privatecluster.api.v1alpha1.Mode;
import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.policy.Assessment.Mirrored;
import dev.privatecluster.core.policy.Exemptions;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.RepairingRule;
import dev.privatecluster.core.rule.Rule;
import dev.privatecluster.core.rule.RuleCatalog;
import dev.privatecluster.core.rule.RuleDescription;
import dev.privatecluster.core.workload.ImageUse;
import dev.privatecluster.core.workload.Slot;
import dev.privatecluster.core.workload.Workload;
import dev.privatecluster.core.workload.WorkloadKind;
import java.util.ArrayList;
import java.util.List;

/** Decides what about a pod is changed: images are replaced by their copies, and rules may repair. It refuses nothing. */
public final class Rewriter {
    private static final Verdict NOTHING = new Verdict.Evaluated(List.of(), List.of(), List.of(), List.of());

    private final List<RepairingRule> repairingRules = new ArrayList<>();

    public Rewriter(RuleCatalog catalog) {
        for (Rule rule : catalog.rules()) {
            if (rule instanceof RepairingRule repairing) {
                repairingRules.add(repairing);
            }
        }
    }

    /** What the mutating webhook does. */
    public Verdict rewrite(Review review, Policy policy) {
        if (WorkloadKind.of(review.group(), review.kind()) != WorkloadKind.POD || !review.isJudged()) {
            return new Verdict.NotApplicable();
        }
        if (policy.mode() == Mode.AUDIT || review.isMirrorPod()) {
            return NOTHING;
        }
        Workload pod = Workload.read(WorkloadKind.POD, review.object());
        List<Rewrite> rewrites = rewrites(pod, review, policy);
        List<Change> changes = new ArrayList<>(rewrites);
        List<Verdict.RuleFailure> failures = new ArrayList<>();
        repair(pod, review, policy, changes, failures);
        List<Edit> edits = new ArrayList<>();
        changes.forEach(change -> edits.add(change.edit()));
        // Once a pod exists nothing but its images may be touched: what else differs is somebody's wish.
        Edit annotation = review.isUpdate() ? null : OriginalImages.edit(pod, rewrites, policy);
        if (annotation != null) {
            edits.add(annotation);
        }
        return edits.isEmpty() && failures.isEmpty()
                ? NOTHING
                : new Verdict.Evaluated(changes, edits, List.of(), failures);
    }

    /** What would be changed about a pod where nothing is. */
    List<Change> pending(Workload pod, Review review, Policy policy, List<Verdict.RuleFailure> failures) {
        List<Change> changes = new ArrayList<>(rewrites(pod, review, policy));
        repair(pod, review, policy, changes, failures);
        return changes;
    }

    /** The images that are new in this request and have a copy. */
    private static List<Rewrite> rewrites(Workload pod, Review review, Policy policy) {
        OldImages old = new OldImages(WorkloadKind.POD, review);
        List<Rewrite> rewrites = new ArrayList<>();
        for (ImageUse use : pod.images()) {
            boolean outOfReach = review.isEphemeralContainers() && use.slot() != Slot.EPHEMERAL_CONTAINERS;
            if (outOfReach || old.include(use)) {
                continue;
            }
            if (policy.assess(use.image()) instanceof Mirrored mirrored
                    && isRewritten(pod, review.namespace(), mirrored, policy)) {
                rewrites.add(new Rewrite(use, mirrored.target()));
            }
        }
        return rewrites;
    }

    private void repair(
            Workload pod, Review review, Policy policy, List<Change> changes, List<Verdict.RuleFailure> failures) {
        if (review.isUpdate()) {
            return;
        }
        for (RepairingRule rule : repairingRules) {
            RuleDescription description = rule.description();
            if (description.actionUnder(policy) != RuleAction.REWRITE
                    || policy.exemptions().cover(description.id(), review.namespace(), pod.controllerOfPods(), null)) {
                continue;
            }
            try {
                rule.repair(pod, policy, missing -> changes.add(new Addition(missing)));
            } catch (RuntimeException e) {
                failures.add(new Verdict.RuleFailure(description.id(), e));
            }
        }
    }

    static boolean isRewritten(Workload workload, String namespace, Mirrored image, Policy policy) {
        return policy.exemptions().areNone()
                || !policy.exemptions()
                        .cover(
                                Exemptions.REWRITE,
                                namespace,
                                workload.controllerOfPods(),
                                image.image().canonicalName());
    }
}
