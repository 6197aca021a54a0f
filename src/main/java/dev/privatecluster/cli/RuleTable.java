package dev.privatecluster.cli;

import dev.privatecluster.core.policy.ClusterCheck;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.policy.RulesVersion;
import dev.privatecluster.core.policy.Spelling;
import dev.privatecluster.core.rule.Rule;
import dev.privatecluster.core.rule.RuleDescription;
import dev.privatecluster.core.rules.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rules, and what no rule can see, one a line: id, what is done in each rule set, title, statements of 2020. */
final class RuleTable {
    private static final String NO_RULE = "-";
    private static final int ACTION_WIDTH = 7;

    private RuleTable() {}

    private record Row(String id, List<String> actions, String what) {}

    static List<String> lines(Facts facts) {
        List<Row> rows = new ArrayList<>();
        for (Rule rule : Rules.all(facts).rules()) {
            rows.add(row(rule.description()));
        }
        facts.clusterChecks().forEach(check -> rows.add(row(check)));
        rows.sort(Comparator.comparing(Row::id));
        int width = rows.stream().mapToInt(row -> row.id().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(line(new Row("RULE", versions(), "WHAT (statements of the EKS page of 2020)"), width));
        rows.forEach(row -> lines.add(line(row, width)));
        lines.add("");
        lines.add("* unless spec.vpcEndpoints lists what it needs; \"rules ID\" tells what that is.");
        lines.add("- no rule can see it; \"rules ID\" tells how to find out, and what to do.");
        return lines;
    }

    private static List<String> versions() {
        List<String> versions = new ArrayList<>();
        for (RulesVersion version : RulesVersion.values()) {
            versions.add(version.text());
        }
        return versions;
    }

    private static Row row(RuleDescription rule) {
        List<String> actions = new ArrayList<>();
        for (RulesVersion version : RulesVersion.values()) {
            boolean depends = !rule.endpointsIn(version).isEmpty();
            actions.add(Spelling.of(rule.action(version)) + (depends ? "*" : ""));
        }
        return new Row(rule.id(), actions, what(rule.title(), rule.statements()));
    }

    private static Row row(ClusterCheck check) {
        return new Row(
                check.id(),
                versions().stream().map(version -> NO_RULE).toList(),
                what(check.title(), check.statements()));
    }

    private static String what(String title, List<String> statements) {
        return statements.isEmpty() ? title : title + " (" + String.join(" ", statements) + ")";
    }

    private static String line(Row row, int width) {
        StringBuilder line = new StringBuilder(padded(row.id(), width));
        row.actions().forEach(action -> line.append("  ").append(padded(action, ACTION_WIDTH)));
        return line.append("  ").append(row.what()).toString();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
