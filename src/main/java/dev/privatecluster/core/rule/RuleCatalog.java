package dev.privatecluster.core.rule;

import dev.privatecluster.api.v1alpha1.RuleAction;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All rules, sorted by id. */
public final class RuleCatalog {
    private final List<Rule> rules;

    /**
     * @throws IllegalArgumentException if two rules have the same id
     */
    public RuleCatalog(List<Rule> rules) {
        this.rules = rules.stream()
                .sorted(Comparator.comparing((Rule rule) -> rule.description().id()))
                .toList();
        if (actionsById().size() != rules.size()) {
            throw new IllegalArgumentException("two rules have the same id");
        }
    }

    public List<Rule> rules() {
        return rules;
    }

    /** What a rule is; the rule has to be one of these. */
    public RuleDescription description(String ruleId) {
        return rules.stream()
                .map(Rule::description)
                .filter(description -> description.id().equals(ruleId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no rule '" + ruleId + "'"));
    }

    /** What a configuration may set each rule to. */
    public Map<String, Set<RuleAction>> actionsById() {
        return rules.stream()
                .map(Rule::description)
                .collect(Collectors.toMap(
                        RuleDescription::id, RuleDescription::possibleActions, (first, second) -> first));
    }
}
