package dev.privatecluster.core.policy;

/** What a review is decided by. */
public sealed interface PolicyInForce {
    /**
     * A policy.
     *
     * @param policy in the mode that holds for the review's namespace
     */
    record Governed(Policy policy) implements PolicyInForce {}

    /** The namespace is left alone. */
    record Off() implements PolicyInForce {}

    /**
     * Nobody has said what to go by, so that everything passes.
     *
     * @param reason for people, a sentence without its full stop
     */
    record Unconfigured(String reason) implements PolicyInForce {}
}
