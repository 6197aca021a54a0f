package dev.privatecluster.cli;

import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.input.FactsFiles;
import dev.privatecluster.input.InputException;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the rules, or explains one. */
@Command(
        name = "rules",
        description = "Lists the rules and what each does in every dated rule set, or explains one.",
        footer = {
            "",
            "Among them is what no rule can see, because no single object shows it: the pages of these say how to"
                    + " find out, and what to do."
        })
final class RulesCommand implements Runnable {
    @Parameters(arity = "0..1", paramLabel = "ID", description = "The rule to explain.")
    private @Nullable String id;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Facts facts = FactsFiles.load();
        PrintWriter out = spec.commandLine().getOut();
        if (id == null) {
            RuleTable.lines(facts).forEach(out::println);
        } else {
            Map<String, String> pages = RulePage.all(facts);
            String page = pages.get(id);
            if (page == null) {
                throw new InputException(
                        "there is no rule '" + id + "'; the rules are " + String.join(", ", pages.keySet()));
            }
            out.print(page);
        }
        out.flush();
    }
}
