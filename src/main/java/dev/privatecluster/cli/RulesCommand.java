package dev.privatecluster.cli;

import dev.privatecluster.core.policy.RulesVersion;
import dev.privatecluster.core.policy.Spelling;
import dev.privatecluster.core.rule.Rule;
import dev.privatecluster.core.rule.RuleDescription;
import dev.privatecluster.core.rules.Rules;
import dev.privatecluster.input.FactsFiles;
import dev.privatecluster.input.InputException;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the rules, or explains one. */
@Command(name = "rules", description = "Lists the rules and what each does in every dated rule set, or explains one.")
final class RulesCommand implements Runnable {
    @Parameters(arity = "0..1", paramLabel = "ID", description = "The rule to explain.")
    private @Nullable String id;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        List<RuleDescription> rules = Rules.all(FactsFiles.load()).rules().stream()
                .map(Rule::description)
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (id == null) {
            list(rules, out);
        } else {
            explain(find(rules, id), out);
        }
        out.flush();
    }

    private static RuleDescription find(List<RuleDescription> rules, String id) {
        return rules.stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new InputException("there is no rule '" + id + "'; the rules are "
                        + rules.stream().map(RuleDescription::id).collect(Collectors.joining(", "))));
    }

    private static void list(List<RuleDescription> rules, PrintWriter out) {
        int width = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
        out.print(padded("RULE", width));
        for (RulesVersion version : RulesVersion.values()) {
            out.print("  " + version.text());
        }
        out.println("  WHAT");
        for (RuleDescription rule : rules) {
            out.print(padded(rule.id(), width));
            for (RulesVersion version : RulesVersion.values()) {
                out.print("  "
                        + padded(
                                Spelling.of(rule.action(version)),
                                version.text().length()));
            }
            out.println("  " + rule.title());
        }
    }

    private static void explain(RuleDescription rule, PrintWriter out) {
        out.println(rule.id() + ": " + rule.title());
        out.println();
        out.println(rule.explanation());
        out.println();
        out.println("To mend it: " + rule.remedy());
        out.println();
        for (RulesVersion version : RulesVersion.values()) {
            List<String> endpoints = rule.endpointsIn(version);
            String unless =
                    endpoints.isEmpty() ? "" : ", unless spec.vpcEndpoints lists " + String.join(", ", endpoints);
            out.println(version.text() + ": " + Spelling.of(rule.action(version)) + unless);
        }
        out.println("Source: " + rule.source());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
