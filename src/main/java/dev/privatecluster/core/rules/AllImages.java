package dev.privatecluster.core.rules;

import dev.privatecluster.core.policy.Assessment;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.workload.ImageUse;
import dev.privatecluster.core.workload.Workload;
import java.util.function.Predicate;

/** The images of an object, those included that were there before and are not judged again. */
final class AllImages {
    private AllImages() {}

    /** Whether what the policy says about any of them is such. */
    static boolean anyIs(Predicate<Assessment> such, Examined examined) {
        Workload workload = examined.workload();
        if (workload == null) {
            return false;
        }
        for (ImageUse use : workload.images()) {
            if (such.test(examined.policy().assess(use.image()))) {
                return true;
            }
        }
        return false;
    }
}
