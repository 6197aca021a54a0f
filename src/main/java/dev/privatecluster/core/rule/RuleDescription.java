package dev.privatecluster.core.rule;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.policy.Feature;
import dev.privatecluster.core.policy.Feature.Demand;
import dev.privatecluster.core.policy.Feature.Stance;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.policy.RulesVersion;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a rule is.
 *
 * @param id as configurations name it
 * @param title in a few words
 * @param statements of the EKS page on private clusters of 2020 that it is about, such as {@code S07}
 * @param actions what the rule does about a finding, in each dated rule set; a finding may ask for less
 * @param endpoints ids of the VPC endpoints without which a rule set refuses; empty where none would help
 * @param optionalEndpoints ids of those that only some uses of it need
 * @param explanation why it cannot work, in full sentences
 * @param remedy how to mend it, in full sentences
 * @param history what changed when, one sentence each
 * @param source where the fact comes from
 */
public record RuleDescription(
        String id,
        String title,
        List<String> statements,
        Map<RulesVersion, RuleAction> actions,
        Map<RulesVersion, List<String>> endpoints,
        List<String> optionalEndpoints,
        String explanation,
        String remedy,
        List<String> history,
        String source) {
    private static final String SOURCE_OF_FEATURES = "facts/features.yaml, from the EKS user guide, Private clusters"
            + " (2020-06-17 and 2026-11), and the PrivateLink guide";

    public RuleDescription {
        statements = List.copyOf(statements);
        endpoints = Map.copyOf(endpoints);
        optionalEndpoints = List.copyOf(optionalEndpoints);
        actions = Map.copyOf(actions);
        history = List.copyOf(history);
        if (!actions.keySet().containsAll(EnumSet.allOf(RulesVersion.class))) {
            throw new IllegalArgumentException(id + " has no action in one of the rule sets");
        }
    }

    /** A rule about images, which no endpoint beyond those of ECR has anything to do with. */
    public static RuleDescription ofImages(
            String id,
            String title,
            List<String> statements,
            Map<RulesVersion, RuleAction> actions,
            String explanation,
            String remedy,
            String source) {
        return new RuleDescription(
                id, title, statements, actions, Map.of(), List.of(), explanation, remedy, List.of(), source);
    }

    /** The rule about a feature of AWS. */
    public static RuleDescription of(Feature feature, String explanation) {
        Map<RulesVersion, RuleAction> actions = new EnumMap<>(RulesVersion.class);
        Map<RulesVersion, List<String>> endpoints = new EnumMap<>(RulesVersion.class);
        feature.demands().forEach((version, demand) -> {
            actions.put(version, actionOf(demand));
            endpoints.put(version, demand.stance() == Stance.REQUIRE ? demand.endpoints() : List.of());
        });
        String remedy = feature.remedy().endsWith(".") ? feature.remedy() : feature.remedy() + ".";
        return new RuleDescription(
                feature.id(),
                feature.title(),
                feature.statements(),
                actions,
                endpoints,
                feature.optionalEndpoints(),
                explanation,
                remedy,
                feature.history(),
                SOURCE_OF_FEATURES);
    }

    private static RuleAction actionOf(Demand demand) {
        return switch (demand.stance()) {
            case ALLOW -> RuleAction.IGNORE;
            case WARN -> RuleAction.WARN;
            case REWRITE -> RuleAction.REWRITE;
            case REQUIRE, DENY -> RuleAction.DENY;
        };
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

    /** What is due under a policy: what it wants of the rule, else what its rule set says. */
    public RuleAction actionUnder(Policy policy) {
        RuleAction configured = policy.actionOf(id);
        return configured == null ? action(policy.rulesVersion()) : configured;
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
