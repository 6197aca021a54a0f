package dev.privatecluster.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a rule does about what it finds. */
public enum RuleAction {
    /** The object is refused. */
    @JsonProperty("Deny")
    DENY,

    /** The user is warned. */
    @JsonProperty("Warn")
    WARN,

    /** The rule is switched off. */
    @JsonProperty("Ignore")
    IGNORE,

    /** The object is mended; only for rules that can. */
    @JsonProperty("Rewrite")
    REWRITE
}
