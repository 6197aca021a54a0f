package dev.privatecluster.core.decision;

import dev.privatecluster.api.v1alpha1.Mode;
import dev.privatecluster.core.policy.Assessment;
import dev.privatecluster.core.policy.Assessment.Mirrored;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.core.rule.Rule;
import dev.privatecluster.core.rule.RuleCatalog;
import dev.privatecluster.core.workload.ImageUse;
import dev.privatecluster.core.workload.Workload;
import dev.privatecluster.core.workload.WorkloadKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what is wrong with an object. */
public final class Judge {
    private final RuleCatalog catalog;
    private final OtherObjects others;
    private final Rewriter rewriter;

    /**
     * @param catalog the rules to judge by
     * @param others what is known beside the object that is judged
     */
    public Judge(RuleCatalog catalog, OtherObjects others) {
        this.catalog = catalog;
        this.others = others;
        this.rewriter = new Rewriter(catalog);
    }

    /** What the validating webhook finds. Where nothing is changed, the changes are those that would be. */
    public Verdict judge(Review review, Policy policy) {
        if (!review.isJudged()) {
            return new Verdict.NotApplicable();
        }
        WorkloadKind kind = WorkloadKind.of(review.group(), review.kind());
        OldImages old = new OldImages(kind, review);
        Workload workload = kind == null ? null : Workload.read(kind, review.object());
        boolean templateChanges = old.isTemplateChangedIn(workload);
        Examined examined = examine(workload, review, old, templateChanges, policy);
        List<Verdict.RuleFailure> failures = new ArrayList<>();
        List<Finding> found = findings(examined, failures);
        List<Finding> before = review.isUpdate() && !found.isEmpty() ? findingsBefore(kind, review, policy) : List.of();
        List<Finding> findings = new Settlement(examined, templateChanges, review, catalog).settle(found, before);
        boolean isWatched = policy.mode() == Mode.AUDIT && !review.isMirrorPod();
        List<Change> pending = isWatched ? pending(examined, review, failures) : List.of();
        return new Verdict.Evaluated(pending, List.of(), findings, failures);
    }

    private List<Change> pending(Examined examined, Review review, List<Verdict.RuleFailure> failures) {
        Workload workload = examined.workload();
        return workload != null && workload.kind().isPod()
                ? rewriter.pending(workload, review, examined.policy(), failures)
                : List.of();
    }

    private Examined examine(
            @Nullable Workload workload, Review review, OldImages old, boolean templateChanges, Policy policy) {
        boolean isPod = workload != null && workload.kind().isPod();
        boolean rewritingInForce = policy.mode() == Mode.ENFORCE && isPod;
        return new Examined(
                review.subject(),
                workload,
                workload == null ? List.of() : images(workload, old, templateChanges, review, policy),
                policy,
                rewritingInForce ? Examined.View.AS_STORED : Examined.View.AFTER_REWRITE,
                others);
    }

    /** What would have been found in the object as it was: nobody is to be refused for what was there. */
    private List<Finding> findingsBefore(@Nullable WorkloadKind kind, Review review, Policy policy) {
        Review before = review.ofOldObject();
        Workload workload = kind == null ? null : Workload.read(kind, before.object());
        return findings(examine(workload, before, new OldImages(kind, before), false, policy), new ArrayList<>());
    }

    /** The images to judge: those that are new, and the old ones of a template that changes around them. */
    private static List<ExaminedImage> images(
            Workload workload, OldImages old, boolean templateChanges, Review review, Policy policy) {
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
