package dev.privatecluster.cli;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.policy.RulesVersion;
import dev.privatecluster.core.rule.Rule;
import dev.privatecluster.core.rule.RuleDescription;
import dev.privatecluster.core.rules.Rules;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the rules. */
@Command(name = "rules", description = "Lists the rules, and what each does in every dated rule set.")
final class RulesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        List<RuleDescription> rules =
                Rules.all().rules().stream().map(Rule::description).toList();
        int width = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
        PrintWriter out = spec.commandLine().getOut();
        out.print(padded("RULE", width));
        for (RulesVersion version : RulesVersion.values()) {
            out.print("  " + version.text());
        }
        out.println("  WHAT");
        for (RuleDescription rule : rules) {
            out.print(padded(rule.id(), width));
            for (RulesVersion version : RulesVersion.values()) {
                out.print(
                        "  " + padded(name(rule.action(version)), version.text().length()));
            }
            out.println("  " + rule.title());
        }
        out.flush();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String name(RuleAction action) {
        return action.name().charAt(0) + action.name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }
}
