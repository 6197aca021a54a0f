package dev.privatecluster.core.rule;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.policy.Target;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.ImageUse;
import java.util.List;

/**
 * One thing that a rule found.
 *
 * @param ruleId the rule
 * @param action what is to be done about it: {@link RuleAction#DENY} or {@link RuleAction#WARN}
 * @param path where it was found
 * @param subject what stands there, and its copy in ECR where it has or could have one
 * @param message what is wrong with it, a clause without its full stop
 * @param remedy how to mend it, in full sentences
 * @param commands to run on a machine with internet access, one a line; empty when there are none
 * @param isDoubt whether the object alone does not tell for certain: such a finding never refuses, whatever is configured
 */
public record Finding(
        String ruleId,
        RuleAction action,
        FieldPath path,
        String subject,
        String message,
        String remedy,
        List<String> commands,
        boolean isDoubt) {
    public Finding {
        commands = List.copyOf(commands);
    }

    /** A finding that is certain. */
    public Finding(
            String ruleId,
            RuleAction action,
            FieldPath path,
            String subject,
            String message,
            String remedy,
            List<String> commands) {
        this(ruleId, action, path, subject, message, remedy, commands, false);
    }

    /** A finding about an image that has, or could have, a copy. */
    public static Finding ofImage(
            String ruleId,
            RuleAction action,
            ImageUse use,
            Target copy,
            String message,
            String remedy,
            List<String> commands) {
        String subject = use.image() + " (copy: " + copy.image() + ")";
        return new Finding(ruleId, action, use.path(), subject, message, remedy, commands);
    }

    /** The path for people, such as {@code spec.containers[0].image}. */
    public String field() {
        return path.text();
    }

    public Finding withAction(RuleAction other) {
        return new Finding(ruleId, other, path, subject, message, remedy, commands, isDoubt);
    }

    /** The same as a doubt, which is a warning at most. */
    public Finding asDoubt() {
        return new Finding(ruleId, RuleAction.WARN, path, subject, message, remedy, commands, true);
    }

    /** The same with a further sentence on how to mend it, in front of what leads to the commands. */
    public Finding withAdvice(String sentence) {
        return new Finding(ruleId, action, path, subject, message, sentence + " " + remedy, commands, isDoubt);
    }

    public boolean denies() {
        return action == RuleAction.DENY;
    }
}
