package dev.privatecluster.core.rules;

import dev.privatecluster.api.v1alpha1.MirrorType;
import dev.privatecluster.core.image.ImageReference;
import dev.privatecluster.core.policy.Mirror;
import dev.privatecluster.core.policy.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands that bring the copy of an image to its place in ECR, for a machine with internet access. */
final class CopyCommands {
    private static final int SHORT_DIGEST = 12;

    private CopyCommands() {}

    /**
     * A sentence that leads to the commands.
     *
     * @param request what is to be done, as the sentence begins
     */
    static String remedy(String request, Target target) {
        if (target.mirror() == null) {
            return "AWS keeps the copy in the registry of EKS in this region.";
        }
        boolean cache = target.mirror().type() == MirrorType.PULL_THROUGH_CACHE;
        return request
                + (cache
                        ? " by pulling it once from a network with internet access; who pulls needs"
                                + " ecr:BatchImportUpstreamImage, and ecr:CreateRepository for a new repository:"
                        : " from a machine with internet access (docker copies what its own platform needs, crane all of"
                                + " it):");
    }

    /**
     * One command a line; none for what AWS puts there itself. Nothing in them needs quoting: both references are valid,
     * and the grammar knows no characters that a shell does.
     */
    static List<String> forImage(ImageReference image, Target target) {
        Mirror mirror = target.mirror();
        if (mirror == null) {
            return List.of();
        }
        List<String> commands = new ArrayList<>();
        String region = mirror.ecrRegion();
        if (mirror.type() == MirrorType.PULL_THROUGH_CACHE) {
            addLogin(commands, region, "docker login", target);
            commands.add("docker pull " + target.image());
            return commands;
        }
        if (region != null) {
            commands.add("aws ecr create-repository --repository-name " + target.repository() + " --region " + region);
        }
        String name = image.registry().name() + "/" + image.repository();
        if (image.digest() == null) {
            commands.add("docker pull " + name + image.suffix());
            commands.add("docker tag " + name + image.suffix() + " " + target.image());
            addLogin(commands, region, "docker login", target);
            commands.add("docker push " + target.image());
        } else {
            // docker push stores one platform under another digest; crane copies the index as it is.
            addLogin(commands, region, "crane auth login", target);
            commands.add("crane copy " + name + "@" + image.digest() + " " + target.name() + ":"
                    + tagOf(image, image.digest()));
        }
        return commands;
    }

    /** A push needs some tag; pods find the image by its digest whatever it is. */
    private static String tagOf(ImageReference image, String digest) {
        int colon = digest.indexOf(':');
        return image.tag() != null ? image.tag() : "digest-" + digest.substring(colon + 1, colon + 1 + SHORT_DIGEST);
    }

    private static void addLogin(List<String> commands, @Nullable String region, String login, Target target) {
        if (region != null) {
            commands.add("aws ecr get-login-password --region " + region + " | " + login
                    + " --username AWS --password-stdin " + target.registry());
        }
    }
}
