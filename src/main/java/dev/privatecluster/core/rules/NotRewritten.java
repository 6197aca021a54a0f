package dev.privatecluster.core.rules;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.policy.Assessment.Mirrored;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.RuleDescription;
import org.jspecify.annotations.Nullable;

/** An image that has a copy in ECR, in a pod that does not name the copy although rewriting is in force. */
final class NotRewritten implements ImageRule {
    static final String ID = "not-rewritten";

    private static final String ASK_THE_WEBHOOK = "See that the mutating webhook is asked about this pod. ";
    private static final String NAME_THE_COPY =
            "Write the copy's name into the manifest; where an exemption keeps the name" + " on purpose, let it name "
                    + ID + ", too. ";

    private final RuleDescription description;

    NotRewritten(Facts facts) {
        description = RuleDescription.ofImages(
                ID,
                "Image with a mirror that was not rewritten to it",
                facts.statements().about("image-mirror", "image-eks-registry-other-region"),
                RuleDescription.always(RuleAction.DENY),
                "The mutating webhook rewrites the images of every pod. One that reaches the validating webhook with its"
                        + " original name was not seen by it, or was changed by another webhook behind it. It is refused"
                        + " when it cannot be pulled, and warned of when it can.",
                "See that the mutating webhook configuration covers this pod, with reinvocationPolicy IfNeeded; or write"
                        + " the copy's name into the manifest.",
                "Kubernetes documentation, Dynamic Admission Control, Reinvocation policy");
    }

    @Override
    public RuleDescription description() {
        return description;
    }

    @Override
    public @Nullable Finding check(ExaminedImage image, Examined examined) {
        boolean willBeRewritten = image.rewriting() && examined.view() == Examined.View.AFTER_REWRITE;
        if (!(image.assessment() instanceof Mirrored mirrored) || willBeRewritten) {
            return null;
        }
        return Finding.ofImage(
                ID,
                mirrored.reachableAsWritten() ? RuleAction.WARN : RuleAction.DENY,
                image.use(),
                mirrored.target(),
                image.rewriting() ? "it was not rewritten to its copy" : "it is not rewritten to its copy here",
                (image.rewriting() ? ASK_THE_WEBHOOK : NAME_THE_COPY)
                        + CopyCommands.remedy("If the copy is missing, make it", mirrored.target()),
                CopyCommands.forImage(mirrored.image(), mirrored.target()));
    }
}
