package dev.privatecluster.core.rule;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.policy.RulesVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a rule is.
 *
 * @param id as configurations name it
 * @param title in a few words
 * @param actions what the rule does about a finding, in each dated rule set; a finding may ask for less
 * @param explanation why it cannot work, in full sentences
 * @param remedy how to mend it, in full sentences
 * @param source where the fact comes from
 * @param endpoints ids of the VPC endpoints without which a rule set refuses; empty where none would help
 */
public record RuleDescription(
        String id,
        String title,
        Map<RulesVersion, RuleAction> actions,
        String explanation,
        String remedy,
        String source,
        Map<RulesVersion, List<String>> endpoints) {
    public RuleDescription {
        endpoints = Map.copyOf(endpoints);
        actions = Map.copyOf(actions);
        if (!actions.keySet().containsAll(EnumSet.allOf(RulesVersion.class))) {
            throw new IllegalArgumentException(id + " has no action in one of the rule sets");
        }
    }

    /** A rule that no endpoint has anything to do with. */
    public RuleDescription(
            String id,
            String title,
            Map<RulesVersion, RuleAction> actions,
            String explanation,
            String remedy,
            String source) {
        this(id, title, actions, explanation, remedy, source, Map.of());
    }

    /** The same action in every rule set. */
    public static Map<RulesVersion, RuleAction> always(RuleAction action) {
        return Map.of(RulesVersion.V2020_06, action, RulesVersion.V2026_11, action);
    }

    /** The action in one rule set. */
    public RuleAction action(RulesVersion version) {
        RuleAction action = actions.get(version);
        if (action == null) {
            throw new IllegalStateException(id + " has no action in " + version);
        }
        return action;
    }

    /** Ids of the endpoints without which a rule set refuses; empty where none would help. */
    public List<String> endpointsIn(RulesVersion version) {
        return endpoints.getOrDefault(version, List.of());
    }

    /** What a configuration may set the rule to. */
    public Set<RuleAction> possibleActions() {
        EnumSet<RuleAction> possible = EnumSet.of(RuleAction.DENY, RuleAction.WARN, RuleAction.IGNORE);
        if (actions.containsValue(RuleAction.REWRITE)) {
            possible.add(RuleAction.REWRITE);
        }
        return possible;
    }
}
