package dev.privatecluster.core.policy;

import dev.privatecluster.api.v1alpha1.MirrorType;
import dev.privatecluster.core.image.EcrRegistry;
import dev.privatecluster.core.image.EksRegistries;
import dev.privatecluster.core.image.ImageReference;
import dev.privatecluster.core.image.InvalidImage;
import dev.privatecluster.core.image.ParsedImage;
import dev.privatecluster.core.image.Partitions;
import dev.privatecluster.core.image.RegistryName;
import dev.privatecluster.core.image.RepositoryPath;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a policy says about images: which copy each has, and which can be pulled without one. */
final class Images {
    private static final int LONGEST_NAME = 255;
    private static final String NO_COPY = "it cannot have a copy in ECR: ";

    private final Partitions partitions;
    private final EksRegistries eksRegistries;
    private final String region;
    private final String ownRegistry;
    private final Reach reach;
    private final MirrorTable mirrors;

    /**
     * @param ownRegistry the standard ECR host of the configured account and region
     */
    Images(
            Partitions partitions,
            EksRegistries eksRegistries,
            String region,
            String ownRegistry,
            Reach reach,
            MirrorTable mirrors) {
        this.partitions = partitions;
        this.eksRegistries = eksRegistries;
        this.region = region;
        this.ownRegistry = ownRegistry;
        this.reach = reach;
        this.mirrors = mirrors;
    }

    Assessment assess(String text) {
        ParsedImage parsed = ImageReference.parse(text);
        if (parsed instanceof InvalidImage invalid) {
            return new Assessment.Invalid(invalid);
        }
        ImageReference image = (ImageReference) parsed;
        Mirror mirror = mirrors.naming(image);
        if (mirror != null) {
            return mirrored(image, mirror);
        }
        RegistryName registry = image.registry();
        EcrRegistry ecr = partitions.ecrRegistry(registry);
        String eksAccount = eksAccountInstead(ecr);
        if (eksAccount != null) {
            return mirrored(image, eksTarget(image, eksAccount), reach.isListed(registry));
        }
        if (reach.isListed(registry) || reach.isStandardEcr(ecr)) {
            return new Assessment.Reachable(image, null);
        }
        if (reach.isUnusualEndpoint(ecr)) {
            return new Assessment.Reachable(image, ecr);
        }
        Mirror wildcard = mirrors.everyOtherRegistry();
        return wildcard != null ? mirrored(image, wildcard) : unmirrored(image);
    }

    boolean isOfEks(ImageReference image) {
        EcrRegistry ecr = partitions.ecrRegistry(image.registry());
        return ecr != null && eksRegistries.contains(ecr);
    }

    /** Whether the host is listed as one that pods can reach. */
    boolean reaches(String host) {
        return reach.isListed(RegistryName.of(host));
    }

    /** The account whose registry in this region takes the place of EKS' own registry elsewhere; null if it is not that. */
    @Nullable
    String eksAccountInstead(@Nullable EcrRegistry ecr) {
        boolean elsewhere = ecr != null && eksRegistries.contains(ecr) && !reach.includesRegion(ecr.region());
        return elsewhere ? eksRegistries.accountIn(region) : null;
    }

    private Target eksTarget(ImageReference image, String account) {
        String host = Objects.requireNonNullElse(partitions.ecrHost(account, region), ownRegistry);
        ImageReference here = image.at(host);
        // A mirror of this region's registry would send the image on at the next pass; it goes there at once.
        Mirror mirror = mirrors.naming(here);
        return mirror == null ? new Target(host, here.repository(), here.suffix(), null) : target(here, mirror);
    }

    private Assessment mirrored(ImageReference image, Mirror mirror) {
        return mirrored(image, target(image, mirror), reach.includes(image.registry()));
    }

    private Assessment mirrored(ImageReference image, Target target, boolean reachableAsWritten) {
        String problem = problemWith(target);
        if (problem == null) {
            return new Assessment.Mirrored(image, target, reachableAsWritten);
        }
        return reachableAsWritten
                ? new Assessment.Reachable(image, null)
                : new Assessment.Unreachable(image, NO_COPY + problem, null);
    }

    private Assessment unmirrored(ImageReference image) {
        RegistryName registry = image.registry();
        Mirror mirror =
                new Mirror(registry, "", ownRegistry + "/" + registry.asPathComponent(), MirrorType.COPY, region);
        Target target = target(image, mirror);
        String problem = problemWith(target);
        return problem == null
                ? new Assessment.Unreachable(
                        image, "no mirror covers " + registry, new Assessment.Proposal(mirror, target))
                : new Assessment.Unreachable(image, NO_COPY + problem, null);
    }

    private static Target target(ImageReference image, Mirror mirror) {
        String name = mirror.replace(image);
        int slash = name.indexOf('/');
        return slash < 0
                ? new Target(name, "", image.suffix(), mirror)
                : new Target(name.substring(0, slash), name.substring(slash + 1), image.suffix(), mirror);
    }

    private @Nullable String problemWith(Target target) {
        if (target.name().length() > LONGEST_NAME) {
            return "the name would have " + target.name().length() + " characters, and at most 255 are allowed";
        }
        if (target.mirror() == null || target.mirror().ecrRegion() != null) {
            return RepositoryPath.problemInEcr(target.repository());
        }
        return RepositoryPath.isValid(target.repository())
                ? null
                : "'" + target.repository() + "' is no name for a repository";
    }
}
