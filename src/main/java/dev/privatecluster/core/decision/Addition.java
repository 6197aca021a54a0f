package dev.privatecluster.core.decision;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.privatecluster.core.rule.MissingVariable;
import dev.privatecluster.core.workload.FieldPath;

/**
 * An environment variable that a container is given.
 *
 * @param variable which, and where
 */
public record Addition(MissingVariable variable) implements Change {
    @Override
    public String line() {
        return environment().text() + ": " + variable.name() + "=" + variable.value() + " added";
    }

    @Override
    public Edit edit() {
        return new Edit(
                Edit.Operation.ADD,
                environment().pointer() + "/-",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("name", variable.name())
                        .put("value", variable.value()));
    }

    private FieldPath environment() {
        return variable.container().path().field("env");
    }
}
