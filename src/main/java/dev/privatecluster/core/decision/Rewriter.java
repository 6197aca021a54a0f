package dev.privatecluster.core.decision;

import dev.privatecluster.api.v1alpha1.Mode;
import dev.privatecluster.core.policy.Assessment.Mirrored;
import dev.privatecluster.core.policy.Exemptions;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.workload.ImageUse;
import dev.privatecluster.core.workload.Slot;
import dev.privatecluster.core.workload.Workload;
import dev.privatecluster.core.workload.WorkloadKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which images of a pod are replaced by their copies. It refuses nothing. */
public final class Rewriter {
    private static final Verdict NOTHING = new Verdict.Evaluated(List.of(), List.of(), List.of(), List.of());

    private Rewriter() {}

    /** What the mutating webhook does. */
    public static Verdict rewrite(Review review, Policy policy) {
        if (WorkloadKind.of(review.group(), review.kind()) != WorkloadKind.POD || !review.concernsImages()) {
            return new Verdict.NotApplicable();
        }
        if (policy.mode() == Mode.AUDIT || review.isMirrorPod()) {
            return NOTHING;
        }
        Workload pod = Workload.read(WorkloadKind.POD, review.object());
        List<Rewrite> rewrites = rewrites(pod, review, policy);
        List<Edit> edits = new ArrayList<>();
        rewrites.forEach(rewrite -> edits.add(rewrite.edit()));
        // Once a pod exists nothing but its images may be touched: what else differs is somebody's wish.
        Edit annotation = review.isUpdate() ? null : OriginalImages.edit(pod, rewrites, policy);
        if (annotation != null) {
            edits.add(annotation);
        }
        return edits.isEmpty() ? NOTHING : new Verdict.Evaluated(rewrites, edits, List.of(), List.of());
    }

    /** The images that are new in this request and have a copy. */
    static List<Rewrite> rewrites(Workload pod, Review review, Policy policy) {
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

    static boolean isRewritten(Workload workload, String namespace, Mirrored image, Policy policy) {
        return policy.exemptions().areNone()
                || !isExempt(
                        Exemptions.REWRITE, workload, namespace, image.image().canonicalName(), policy);
    }

    /**
     * Whether an exemption covers a rule, or rewriting, for something in an object.
     *
     * @param image the canonical name of the image in question; null when it is not about one
     */
    static boolean isExempt(String rule, Workload workload, String namespace, @Nullable String image, Policy policy) {
        return policy.exemptions().cover(rule, namespace, workload.controllerOfPods(), image);
    }
}
