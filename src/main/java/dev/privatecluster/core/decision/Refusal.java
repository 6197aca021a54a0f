package dev.privatecluster.core.decision;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The message of a refusal: first a line for every finding, since events and dashboards show the beginning of a message
 * only, then how to mend each.
 */
final class Refusal {
    private static final int LONGEST_HEAD = 800;
    private static final int LONGEST_FIELDS = 200;
    private static final int LONGEST = 30_000;

    private Refusal() {}

    static String message(List<Finding> denials, Review review, Policy policy) {
        String head = (denials.size() == 1 ? "1 problem" : denials.size() + " problems") + " with this " + review.kind()
                + " in a cluster without internet access (" + policy.region() + "):\n";
        StringBuilder message = new StringBuilder(head)
                .append(Text.fit(headlines(denials), "\n", LONGEST_HEAD - head.length()))
                .append('\n');
        remedies(denials).forEach((remedy, fields) -> message.append('\n')
                .append(Text.fit(fields, ", ", LONGEST_HEAD))
                .append(": ")
                .append(remedy)
                .append('\n'));
        return Text.shorten(message.toString().stripTrailing(), LONGEST);
    }

    /** Rule, fields and what stands in them; the same image in several containers takes one line. */
    private static List<String> headlines(List<Finding> denials) {
        Map<List<String>, Set<String>> fields = new LinkedHashMap<>();
        for (Finding denial : denials) {
            fields.computeIfAbsent(List.of(denial.ruleId(), denial.subject()), same -> new LinkedHashSet<>())
                    .add(denial.field());
        }
        List<String> headlines = new ArrayList<>();
        fields.forEach((same, places) -> headlines.add(
                Messages.headline(same.get(0), Text.fit(List.copyOf(places), ", ", LONGEST_FIELDS), same.get(1))));
        return headlines;
    }

    /** The fields by what is wrong with them and how to mend it, so that the same is said once. */
    private static Map<String, List<String>> remedies(List<Finding> denials) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (Finding denial : denials) {
            StringBuilder remedy = new StringBuilder(Text.oneLine(denial.message(), Text.LONGEST_SUBJECT))
                    .append(". ")
                    .append(denial.remedy());
            denial.commands().forEach(command -> remedy.append("\n  ").append(command));
            fields.computeIfAbsent(remedy.toString(), key -> new ArrayList<>()).add(denial.field());
        }
        return fields;
    }
}
