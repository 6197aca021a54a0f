package dev.privatecluster.core.policy;

/** Where the policy in force comes from. */
public interface PolicySource {
    /**
     * What a request is decided by. It answers from memory, at once.
     *
     * @param namespace of the object; empty for what has none
     */
    PolicyInForce inForceFor(String namespace);
}
