package dev.privatecluster.core.policy;

/**
 * One mistake in a configuration.
 *
 * @param field path of the field, such as {@code spec.mirrors[0].source}; empty for the whole
 * @param message what is wrong and what to do, as a sentence without its full stop
 */
public record ConfigurationProblem(String field, String message) {
    @Override
    public String toString() {
        return field.isEmpty() ? message : field + ": " + message;
    }
}
