package dev.privatecluster.core.policy;

import dev.privatecluster.api.v1alpha1.PrivateClusterSpec.RuleSetting;
import dev.privatecluster.api.v1alpha1.RuleAction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a configuration sets single rules to. */
final class RuleSettingsCompiler {
    private final Map<String, Set<RuleAction>> actionsByRule;
    private final Problems problems;

    RuleSettingsCompiler(Map<String, Set<RuleAction>> actionsByRule, Problems problems) {
        this.actionsByRule = actionsByRule;
        this.problems = problems;
    }

    /** The actions that are set, by rule. */
    Map<String, RuleAction> compile(@Nullable List<@Nullable RuleSetting> settings) {
        Map<String, RuleAction> actions = new HashMap<>();
        for (int i = 0; settings != null && i < settings.size(); i++) {
            RuleSetting setting = settings.get(i);
            if (setting == null) {
                continue;
            }
            String field = "spec.rules[" + i + "]";
            String id = knownRule(field + ".id", setting.id());
            if (setting.action() == null) {
                problems.addMissing(field + ".action", "it says what the rule does");
            } else if (id != null && !actionsOf(id).contains(setting.action())) {
                problems.add(field + ".action", id + " cannot " + Spelling.of(setting.action()) + ": it mends nothing");
            } else if (id != null && actions.put(id, setting.action()) != null) {
                problems.add(field + ".id", "'" + id + "' is set twice");
            }
        }
        return actions;
    }

    private Set<RuleAction> actionsOf(String id) {
        return actionsByRule.getOrDefault(id, Set.of());
    }

    private @Nullable String knownRule(String field, @Nullable String id) {
        if (id == null) {
            problems.addMissing(field, "it names the rule");
            return null;
        }
        if (!actionsByRule.containsKey(id)) {
            problems.add(
                    field,
                    "there is no rule '" + id + "'; the rules are "
                            + String.join(", ", new TreeSet<>(actionsByRule.keySet())));
            return null;
        }
        return id;
    }
}
