package dev.privatecluster.core.rule;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.workload.Workload;
import java.util.List;

/**
 * What rules look at.
 *
 * @param workload the object
 * @param images those of its images that are to be judged
 * @param policy the policy in force
 * @param view how to look at images
 */
public record Examined(Workload workload, List<ExaminedImage> images, Policy policy, View view) {

    /** How to look at images that have a copy. */
    public enum View {
        /** As if they had been rewritten: templates, and pods that do not exist yet. */
        AFTER_REWRITE,
        /** As they are: pods that the mutating webhook has had its chance with. */
        AS_STORED
    }
}
