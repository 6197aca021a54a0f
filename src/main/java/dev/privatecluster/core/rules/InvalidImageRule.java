package dev.privatecluster.core.rules;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.policy.Assessment.Invalid;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.RuleDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text in an image field that no container runtime can read. */
final class InvalidImageRule implements ImageRule {
    static final String ID = "invalid-image";

    private static final RuleDescription DESCRIPTION = RuleDescription.ofImages(
            ID,
            "Image reference that no container runtime can read",
            List.of(),
            RuleDescription.always(RuleAction.DENY),
            "The API server takes any text for an image; containerd refuses it on the node, and the pod ends in"
                    + " InvalidImageName. Nothing can be said about where it would be pulled from.",
            "Correct the reference: [host[:port]/]path[:tag][@digest], the path in lower case.",
            "github.com/distribution/reference v0.6.0, the parser that containerd uses");

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public @Nullable Finding check(ExaminedImage image, Examined examined) {
        if (!(image.assessment() instanceof Invalid invalid)) {
            return null;
        }
        return new Finding(
                ID,
                RuleAction.DENY,
                image.use().path(),
                "'" + invalid.text().text() + "'",
                "it is no image reference: " + invalid.text().reason(),
                "Correct it: [host[:port]/]path[:tag][@digest], the path in lower case.",
                List.of());
    }
}
