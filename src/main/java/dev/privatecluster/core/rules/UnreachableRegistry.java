package dev.privatecluster.core.rules;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.policy.Assessment;
import dev.privatecluster.core.policy.Assessment.Unreachable;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.RuleDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An image that can neither be pulled where it is nor has a mirror. */
final class UnreachableRegistry implements ImageRule {
    static final String ID = "unreachable-registry";

    private final RuleDescription description;

    UnreachableRegistry(Facts facts) {
        description = RuleDescription.ofImages(
                ID,
                "Image from a registry that the VPC cannot reach",
                facts.statements()
                        .about(
                                "image-unreachable-registry",
                                "image-in-vpc-registry",
                                "image-ecr-other-region",
                                "image-ecr-public",
                                "image-pull-through-cache-cold"),
                RuleDescription.always(RuleAction.DENY),
                "A cluster without outbound internet access pulls images only from ECR through its VPC endpoints, or"
                        + " from a registry inside the VPC. Public registries, public.ecr.aws included, and ECR of other"
                        + " regions are out of reach, so that the pod would stay in ImagePullBackOff.",
                "Copy the image to ECR and name its source in spec.mirrors; or list the registry in"
                        + " spec.reachable.registries, or the region in spec.reachable.regions, when it is within reach.",
                "EKS user guide, Private clusters, Requirements (2020-06-17 and 2026-11)");
    }

    @Override
    public RuleDescription description() {
        return description;
    }

    @Override
    public @Nullable Finding check(ExaminedImage image, Examined examined) {
        if (!(image.assessment() instanceof Unreachable unreachable)) {
            return null;
        }
        Assessment.Proposal proposal = unreachable.proposal();
        if (proposal == null) {
            return new Finding(
                    ID,
                    RuleAction.DENY,
                    image.use().path(),
                    image.use().image(),
                    "it cannot be pulled here, and " + unreachable.reason(),
                    "Use an image whose name fits, or list its registry in spec.reachable.registries.",
                    List.of());
        }
        return Finding.ofImage(
                ID,
                RuleAction.DENY,
                image.use(),
                proposal.target(),
                "it cannot be pulled here, and " + unreachable.reason(),
                "Add the mirror {source: " + proposal.mirror().source() + ", mirror: "
                        + proposal.mirror().mirror()
                        + "} to spec.mirrors of the PrivateCluster. "
                        + CopyCommands.remedy("Copy the image", proposal.target()),
                CopyCommands.forImage(unreachable.image(), proposal.target()));
    }
}
