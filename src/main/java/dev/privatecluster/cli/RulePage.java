package dev.privatecluster.cli;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.policy.ClusterCheck;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.policy.Feature;
import dev.privatecluster.core.policy.RulesVersion;
import dev.privatecluster.core.policy.Spelling;
import dev.privatecluster.core.rule.Rule;
import dev.privatecluster.core.rule.RuleDescription;
import dev.privatecluster.core.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Explains one rule, or what no rule can see, in Markdown that can be read as it is. */
final class RulePage {
    private final Facts facts;
    private final List<String> paragraphs = new ArrayList<>();

    private RulePage(Facts facts) {
        this.facts = facts;
    }

    /** All pages, by the id of what they explain. */
    static SortedMap<String, String> all(Facts facts) {
        SortedMap<String, String> pages = new TreeMap<>();
        for (Rule rule : Rules.all(facts).rules()) {
            pages.put(rule.description().id(), of(rule.description(), facts));
        }
        facts.clusterChecks().forEach(check -> pages.put(check.id(), of(check, facts)));
        return pages;
    }

    private static String of(RuleDescription rule, Facts facts) {
        RulePage page = new RulePage(facts);
        page.paragraphs.add("# " + rule.id() + ": " + rule.title());
        page.paragraphs.add(rule.explanation());
        page.addActions(rule);
        page.paragraphs.add("To mend it: " + readable(rule.remedy()));
        page.paragraphs.add("To turn it off: `rules: [{id: " + rule.id() + ", action: Ignore}]` in the spec of the"
                + " PrivateCluster, or an exemption.");
        page.addBackground(rule.statements(), rule.history());
        page.paragraphs.add("Source: " + rule.source() + ".");
        boolean refuses = rule.action(RulesVersion.newest()) == RuleAction.DENY;
        page.paragraphs.add("An example that is " + (refuses ? "refused:" : "warned of:"));
        page.paragraphs.add("```yaml\n" + Examples.refused(rule.id()) + "```");
        page.paragraphs.add("An example that passes:");
        page.paragraphs.add("```yaml\n" + Examples.passing(rule.id()) + "```");
        return page.text();
    }

    private static String of(ClusterCheck check, Facts facts) {
        RulePage page = new RulePage(facts);
        page.paragraphs.add("# " + check.id() + ": " + check.title());
        page.paragraphs.add("No single object shows this when it is admitted, so that no rule can. How to find out:");
        page.paragraphs.add(list(check.ways()));
        page.paragraphs.add("What to do: " + readable(check.remedy()));
        page.addBackground(check.statements(), check.history());
        return page.text();
    }

    private void addActions(RuleDescription rule) {
        List<String> lines = new ArrayList<>();
        for (RulesVersion version : RulesVersion.values()) {
            lines.add(version.text() + ": " + Spelling.of(rule.action(version)) + endpoints(rule, version));
        }
        paragraphs.add(list(lines));
        if (!rule.optionalEndpoints().isEmpty()) {
            paragraphs.add("Some uses of it also need " + String.join(", ", rule.optionalEndpoints()) + ".");
        }
    }

    private String endpoints(RuleDescription rule, RulesVersion version) {
        List<String> deciding = rule.endpointsIn(version);
        if (!deciding.isEmpty()) {
            return ", unless spec.vpcEndpoints lists " + String.join(", ", deciding);
        }
        Feature feature = facts.features().get(rule.id());
        boolean isWarnedOf = rule.action(version) == RuleAction.WARN;
        List<String> needed = feature == null || !isWarnedOf
                ? List.of()
                : feature.demand(version).endpoints();
        return needed.isEmpty() ? "" : "; it needs the VPC endpoints " + String.join(", ", needed);
    }

    private void addBackground(List<String> statements, List<String> history) {
        if (!statements.isEmpty()) {
            paragraphs.add("What the EKS page on private clusters said in June 2020:");
            paragraphs.add(list(statements.stream()
                    .map(id -> id + ": " + facts.statements().text(id))
                    .toList()));
        }
        if (!history.isEmpty()) {
            paragraphs.add("What has changed:");
            paragraphs.add(list(history));
        }
    }

    private static String list(List<String> lines) {
        return "- " + String.join("\n- ", lines);
    }

    private static String readable(String remedy) {
        return remedy.replace("{region}", "REGION");
    }

    private String text() {
        return String.join("\n\n", paragraphs) + "\n";
    }
}
