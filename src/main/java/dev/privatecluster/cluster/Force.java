package dev.privatecluster.cluster;

import dev.privatecluster.api.v1alpha1.Mode;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.policy.PolicyInForce;
import org.jspecify.annotations.Nullable;

/**
 * What is in force, made ready for every namespace.
 *
 * @param standard where no namespace says otherwise
 * @param enforced where the namespace is to be enforced
 * @param audited where the namespace is to be audited
 */
record Force(PolicyInForce standard, PolicyInForce enforced, PolicyInForce audited) {
    private static final PolicyInForce OFF = new PolicyInForce.Off();

    static Force of(Policy policy) {
        PolicyInForce enforced = new PolicyInForce.Governed(policy.in(Mode.ENFORCE));
        PolicyInForce audited = new PolicyInForce.Governed(policy.in(Mode.AUDIT));
        return new Force(policy.mode() == Mode.ENFORCE ? enforced : audited, enforced, audited);
    }

    /** Nothing is, for a reason that is a sentence without its full stop. */
    static Force none(String reason) {
        PolicyInForce unconfigured = new PolicyInForce.Unconfigured(reason);
        return new Force(unconfigured, unconfigured, unconfigured);
    }

    /**
     * What is in force in a namespace.
     *
     * @param mode what it says of itself; null when that is nothing
     */
    PolicyInForce in(@Nullable NamespaceMode mode) {
        if (mode == null) {
            return standard;
        }
        return switch (mode) {
            case ENFORCE -> enforced;
            case AUDIT -> audited;
            case OFF -> OFF;
        };
    }
}
