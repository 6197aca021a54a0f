package dev.privatecluster.core.rules;

import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.Rule;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A rule that looks at one image at a time. */
interface ImageRule extends Rule {
    /** What is wrong with the image, or null. */
    @Nullable
    Finding check(ExaminedImage image, Examined examined);

    @Override
    default void check(Examined examined, Consumer<Finding> findings) {
        for (ExaminedImage image : examined.images()) {
            Finding finding = check(image, examined);
            if (finding != null) {
                findings.accept(finding);
            }
        }
    }
}
