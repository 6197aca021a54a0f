package dev.privatecluster.core.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.api.v1alpha1.PrivateCluster;
import dev.privatecluster.core.policy.ConfigurationProblem;
import dev.privatecluster.core.policy.PolicyCompiler;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides about configurations themselves: those that would be refused as a file are refused as an object. */
public final class ConfigurationJudge {
    private static final String METADATA = "metadata";
    private static final int LONGEST_LINE = 4000;
    private static final int LONGEST = 30_000;

    private final PolicyCompiler compiler;

    public ConfigurationJudge(PolicyCompiler compiler) {
        this.compiler = compiler;
    }

    /** Whether a review is about a configuration, which is decided here, whatever policy is in force. */
    public static boolean concerns(Review review) {
        return review.group().equals(PrivateCluster.GROUP)
                && review.kind().equals(PrivateCluster.KIND)
                && review.subresource().isEmpty()
                && review.isJudged();
    }

    /** The answer of the validating webhook. What changes nothing but metadata passes: finalizers have to go. */
    public Answer judge(Review review) {
        if (review.isUpdate() && saysTheSame(review.object(), review.oldObject())) {
            return Answer.ALLOWED;
        }
        List<ConfigurationProblem> problems = compiler.compile(review.object()).problems();
        return problems.isEmpty()
                ? Answer.ALLOWED
                : new Answer(false, message(problems), List.of(), Map.of(), List.of());
    }

    private static String message(List<ConfigurationProblem> problems) {
        String head = (problems.size() == 1 ? "1 problem" : problems.size() + " problems") + " with this "
                + PrivateCluster.KIND + ":\n";
        List<String> lines = problems.stream()
                .map(problem -> Text.oneLine(problem.toString(), LONGEST_LINE))
                .toList();
        return head + Text.fit(lines, "\n", LONGEST - head.length());
    }

    private static boolean saysTheSame(JsonNode object, JsonNode old) {
        Set<String> fields = new HashSet<>();
        object.fieldNames().forEachRemaining(fields::add);
        old.fieldNames().forEachRemaining(fields::add);
        fields.remove(METADATA);
        return name(object).equals(name(old))
                && fields.stream().allMatch(field -> object.path(field).equals(old.path(field)));
    }

    private static JsonNode name(JsonNode object) {
        return object.path(METADATA).path("name");
    }
}
