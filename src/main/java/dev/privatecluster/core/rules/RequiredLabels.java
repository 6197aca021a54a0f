package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.workload.FieldPath;

/** The labels that a pod requires of its node by affinity: terms, one of which has to hold, of expressions that all have to. */
final class RequiredLabels {
    private static final String NODE = "nodeAffinity";
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String TERMS = "nodeSelectorTerms";
    private static final String EXPRESSIONS = "matchExpressions";

    private RequiredLabels() {}

    static JsonNode terms(Examined examined) {
        return examined.podSpec().path("affinity").path(NODE).path(REQUIRED).path(TERMS);
    }

    static JsonNode expressions(JsonNode term) {
        return term.path(EXPRESSIONS);
    }

    static FieldPath path(Examined examined, int term, int expression) {
        return examined.podSpecPath()
                .field("affinity")
                .field(NODE)
                .field(REQUIRED)
                .field(TERMS)
                .element(term)
                .field(EXPRESSIONS)
                .element(expression);
    }
}
