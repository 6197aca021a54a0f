package dev.privatecluster.core.rule;

import dev.privatecluster.core.workload.Container;

/**
 * An environment variable that a container lacks, and is to get.
 *
 * @param ruleId the rule that wants it
 * @param container where it is missing; it has an environment already
 * @param name of the variable
 * @param value what it is to be set to
 */
public record MissingVariable(String ruleId, Container container, String name, String value) {}
