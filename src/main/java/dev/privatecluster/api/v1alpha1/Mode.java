package dev.privatecluster.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the webhook acts or only tells. */
public enum Mode {
    /** Images are rewritten, and what cannot work is refused. */
    @JsonProperty("Enforce")
    ENFORCE,

    /** Nothing is changed or refused; what would have been done is told. */
    @JsonProperty("Audit")
    AUDIT
}
