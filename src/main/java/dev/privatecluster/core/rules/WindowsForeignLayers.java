package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Facts;
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
            report(examined, field, WINDOWS, WHAT, findings);
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
                return path.field("nodeSelector").key(label);
            }
        }
        return null;
    }
}
