package dev.privatecluster.core.rule;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.workload.Workload;
import java.util.function.Consumer;

/** A rule that can mend what it finds, in a pod that is about to be created. */
public interface RepairingRule extends Rule {
    /**
     * Tells what a pod lacks. Pure, and idempotent: a pod that was given it lacks nothing.
     *
     * @param pod as it came
     * @param policy the policy in force; whether it lets the rule repair is asked elsewhere
     * @param repairs takes what is to be added
     */
    void repair(Workload pod, Policy policy, Consumer<MissingVariable> repairs);
}
