package dev.privatecluster.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How copies come to be in a mirror. */
public enum MirrorType {
    /** Somebody copies each image there. */
    @JsonProperty("Copy")
    COPY,

    /** ECR fetches them itself, once somebody has pulled each of them from a network with internet access. */
    @JsonProperty("PullThroughCache")
    PULL_THROUGH_CACHE
}
