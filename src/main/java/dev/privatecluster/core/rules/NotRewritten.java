package dev.privatecluster.core.rules;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.policy.Assessment.Mirrored;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.RuleDescription;
import org.jspecify.annotations.Nullable;

/** An image that has a copy in ECR, in a pod that does not name the copy although rewriting is in force. */
final class NotRewritten implements ImageRule {
    static final String ID = "not-rewritten";

    @Override
    public RuleDescription description() {
        return new RuleDescription(
                ID,
                "Image with a mirror that was not rewritten to it",
                RuleDescription.always(RuleAction.DENY),
                "The mutating webhook rewrites the images of every pod. One that reaches the validating webhook with its"
                        + " original name was not seen by it, or was changed by another webhook behind it. It is refused"
                        + " when it cannot be pulled, and warned of when it can.",
                "See that the mutating webhook configuration covers this pod, with reinvocationPolicy IfNeeded; or write"
                        + " the copy's name into the manifest.",
                "Kubernetes documentation, Dynamic Admission Control, Reinvocation policy");
    }

    @Override
    public @Nullable Finding check(ExaminedImage image, Examined examined) {
        boolean pending = examined.view() == Examined.View.AS_STORED && image.rewriting();
        if (!pending || !(image.assessment() instanceof Mirrored mirrored)) {
            return null;
        }
        return Finding.ofImage(
                ID,
                mirrored.reachableAsWritten() ? RuleAction.WARN : RuleAction.DENY,
                image.use(),
                mirrored.target(),
                "it was not rewritten to its copy",
                "See that the mutating webhook is asked about this pod; if the copy is missing, make it from a machine"
                        + " with internet access:",
                CopyCommands.forImage(mirrored.image(), mirrored.target()));
    }
}
