package dev.privatecluster.core.policy;

import dev.privatecluster.core.image.EcrRegistry;
import dev.privatecluster.core.image.ImageReference;
import dev.privatecluster.core.image.InvalidImage;
import org.jspecify.annotations.Nullable;

/** What a policy says about one image. */
public sealed interface Assessment {
    /** The image's reference; null when the text is none. */
    @Nullable
    ImageReference image();

    /**
     * No image reference at all.
     *
     * @param text the text and what is wrong with it
     */
    record Invalid(InvalidImage text) implements Assessment {
        @Override
        public @Nullable ImageReference image() {
            return null;
        }
    }

    /**
     * The image can be pulled as it is.
     *
     * @param image the reference
     * @param unusualEndpoint the registry, when it is one of ECR under a host other than the standard one; else null
     */
    record Reachable(ImageReference image, @Nullable EcrRegistry unusualEndpoint) implements Assessment {}

    /**
     * The image has a copy that pods are to use.
     *
     * @param image the reference
     * @param target the copy
     * @param reachableAsWritten whether it could be pulled without the copy, too
     */
    record Mirrored(ImageReference image, Target target, boolean reachableAsWritten) implements Assessment {}

    /**
     * The image can neither be pulled nor has it a copy.
     *
     * @param image the reference
     * @param reason why there is no copy, as a sentence without its full stop
     * @param proposal a mirror that would give it one, and the target there; null when no mirror can
     */
    record Unreachable(ImageReference image, String reason, @Nullable Proposal proposal) implements Assessment {}

    /**
     * A mirror to add to the configuration.
     *
     * @param mirror the mirror
     * @param target where the image's copy would then be
     */
    record Proposal(Mirror mirror, Target target) {}
}
