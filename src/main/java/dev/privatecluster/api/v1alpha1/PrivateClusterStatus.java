package dev.privatecluster.api.v1alpha1;

import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the webhook makes of the configuration.
 *
 * @param conditions {@code Ready} is true when the configuration is in force; else its message tells all that is wrong
 * @param observedGeneration the generation of the configuration that all of this is about
 * @param findings how many findings there are in the cluster
 */
public record PrivateClusterStatus(
        @Nullable List<@Nullable Condition> conditions,
        @Nullable Long observedGeneration,
        @Min(0) @Nullable Integer findings) {

    /**
     * One aspect of the state, in the form that Kubernetes has for it.
     *
     * @param type the aspect, such as {@code Ready}
     * @param status {@code True}, {@code False} or {@code Unknown}
     * @param observedGeneration the generation of the configuration that this is about
     * @param lastTransitionTime when the status changed last
     * @param reason why, in a word for programs
     * @param message why, for people; can be empty
     */
    public record Condition(
            @Required @Nullable String type,
            @Required @Pattern("^(True|False|Unknown)$") @Nullable String status,
            @Nullable Long observedGeneration,
            @Required @Nullable String lastTransitionTime,
            @Required @Nullable String reason,
            @Required @Nullable String message) {}
}
