package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Assessment;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.FieldPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Windows images, whose base layers may not be in the copy. */
final class WindowsForeignLayers extends FeatureRule {
    private static final String WINDOWS = "windows";
    private static final List<String> LABELS = List.of("kubernetes.io/os", "beta.kubernetes.io/os");
    private static final String WHAT = "base layers of Windows images may be missing in copies of them";

    WindowsForeignLayers(Facts facts) {
        super(
                facts.feature("windows-foreign-layers"),
                "Base layers of Windows images are foreign layers: by default a push leaves them out, and the copy only points to"
                        + " where Microsoft keeps them, which nodes without internet access cannot reach. No manifest shows"
                        + " whether a copy has them.");
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        FieldPath field = fieldThatSaysWindows(examined);
        if (field != null) {
            if (AllImages.anyIs(assessment -> !isOfEks(assessment, examined.policy()), examined)) {
                report(examined, field, WINDOWS, WHAT, findings);
            }
            return;
        }
        Set<ExaminedImage> windows = new LinkedHashSet<>(imagesFromItsSources(examined));
        windows.addAll(images(examined));
        for (ExaminedImage image : windows) {
            report(examined, image, WHAT, findings);
        }
    }

    private static @Nullable FieldPath fieldThatSaysWindows(Examined examined) {
        JsonNode spec = examined.podSpec();
        FieldPath path = examined.podSpecPath();
        if (spec.path("os").path("name").asText().equals(WINDOWS)) {
            return path.field("os").field("name");
        }
        for (String label : LABELS) {
            if (spec.path("nodeSelector").path(label).asText().equals(WINDOWS)) {
                return path.field("nodeSelector").field(label);
            }
        }
        return affinityToWindows(examined);
    }

    /** The first expression, where every one of the terms wants Windows. */
    private static @Nullable FieldPath affinityToWindows(Examined examined) {
        FieldPath first = null;
        JsonNode terms = RequiredLabels.terms(examined);
        for (int i = 0; i < terms.size(); i++) {
            int index = indexOfWindows(RequiredLabels.expressions(terms.path(i)));
            if (index < 0) {
                return null;
            }
            first = first == null ? RequiredLabels.path(examined, i, index).field("values") : first;
        }
        return first;
    }

    private static int indexOfWindows(JsonNode expressions) {
        for (int i = 0; i < expressions.size(); i++) {
            JsonNode expression = expressions.path(i);
            JsonNode values = expression.path("values");
            if (LABELS.contains(expression.path("key").asText())
                    && expression.path("operator").asText().equals("In")
                    && values.size() == 1
                    && values.path(0).asText().equals(WINDOWS)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether an image comes from the registry of EKS itself, which pods pull from ECR with all its layers. */
    private static boolean isOfEks(Assessment assessment, Policy policy) {
        if (assessment instanceof Assessment.Reachable reachable) {
            return policy.isOfEks(reachable.image());
        }
        // Only images of EKS have a target without a mirror.
        return assessment instanceof Assessment.Mirrored mirrored
                && mirrored.target().mirror() == null;
    }
}
