package dev.privatecluster.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of private-cluster-webhook: a custom resource in a cluster, a file on the command line.
 *
 * @param apiVersion always {@link #API_VERSION}
 * @param kind always {@link #KIND}
 * @param metadata carries the name, which is always {@link #NAME}
 * @param spec what is wanted
 */
@JsonIgnoreProperties("status")
public record PrivateCluster(
        @Nullable String apiVersion,
        @Nullable String kind,
        @Nullable Metadata metadata,
        @Nullable PrivateClusterSpec spec) {
    public static final String GROUP = "privatecluster.dev";
    public static final String VERSION = "v1alpha1";
    public static final String API_VERSION = GROUP + "/" + VERSION;
    public static final String KIND = "PrivateCluster";
    public static final String NAME = "cluster";

    /**
     * The part of the object's metadata that matters here; the API server owns the rest.
     *
     * @param name the object's name
     */
    @JsonIgnoreProperties({
        "annotations",
        "creationTimestamp",
        "deletionGracePeriodSeconds",
        "deletionTimestamp",
        "finalizers",
        "generateName",
        "generation",
        "labels",
        "managedFields",
        "ownerReferences",
        "resourceVersion",
        "selfLink",
        "uid"
    })
    public record Metadata(@Nullable String name) {}
}
