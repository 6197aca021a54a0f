package dev.privatecluster.core.decision;

import dev.privatecluster.api.v1alpha1.Mode;
import dev.privatecluster.core.policy.Assessment;
import dev.privatecluster.core.policy.Assessment.Mirrored;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.Rule;
import dev.privatecluster.core.rule.RuleCatalog;
import dev.privatecluster.core.workload.ImageUse;
import dev.privatecluster.core.workload.Workload;
import dev.privatecluster.core.workload.WorkloadKind;
import java.util.ArrayList;
import java.util.List;

/** Decides what is wrong with an object. */
public final class Judge {
    private final RuleCatalog catalog;

    public Judge(RuleCatalog catalog) {
        this.catalog = catalog;
    }

    /** What the validating webhook finds. Where nothing is rewritten, the rewrites are those that would be. */
    public Verdict judge(Review review, Policy policy) {
        WorkloadKind kind = WorkloadKind.of(review.group(), review.kind());
        if (kind == null || !review.concernsImages()) {
            return new Verdict.NotApplicable();
        }
        Workload workload = Workload.read(kind, review.object());
        OldImages old = new OldImages(kind, review);
        boolean rewritingInForce = policy.mode() == Mode.ENFORCE && kind.isPod();
        Examined examined = new Examined(
                workload,
                images(workload, old, review, policy),
                policy,
                rewritingInForce ? Examined.View.AS_STORED : Examined.View.AFTER_REWRITE);
        List<Verdict.RuleFailure> failures = new ArrayList<>();
        List<Finding> findings = new Settlement(examined, old, review, catalog).settle(findings(examined, failures));
        List<Rewrite> pending = kind.isPod() && policy.mode() == Mode.AUDIT && !review.isMirrorPod()
                ? Rewriter.rewrites(workload, review, policy)
                : List.of();
        return new Verdict.Evaluated(pending, List.of(), findings, failures);
    }

    /** The images to judge: those that are new, and the old ones of a template that changes around them. */
    private static List<ExaminedImage> images(Workload workload, OldImages old, Review review, Policy policy) {
        boolean templateChanges = !workload.kind().isPod() && old.isTemplateChangedIn(workload);
        List<ExaminedImage> images = new ArrayList<>();
        for (ImageUse use : workload.images()) {
            boolean isOld = old.include(use);
            if (isOld && !templateChanges) {
                continue;
            }
            Assessment assessment = policy.assess(use.image());
            boolean rewriting = assessment instanceof Mirrored mirrored
                    && !review.isMirrorPod()
                    && Rewriter.isRewritten(workload, review.namespace(), mirrored, policy);
            images.add(new ExaminedImage(use, assessment, rewriting, isOld));
        }
        return images;
    }

    private List<Finding> findings(Examined examined, List<Verdict.RuleFailure> failures) {
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : catalog.rules()) {
            try {
                rule.check(examined, findings::add);
            } catch (RuntimeException e) {
                failures.add(new Verdict.RuleFailure(rule.description().id(), e));
            }
        }
        return findings;
    }
}
