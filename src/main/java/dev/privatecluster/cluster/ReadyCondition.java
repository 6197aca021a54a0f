package dev.privatecluster.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.privatecluster.core.policy.ConfigurationProblem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The condition that tells whether a {@code PrivateCluster} is in force.
 *
 * @param generation of the configuration that it is about
 * @param isReady whether that is in force
 * @param message for people
 */
record ReadyCondition(long generation, boolean isReady, String message) {
    static final String IN_FORCE = "InForce";
    static final String INVALID = "Invalid";
    static final String TYPE = "Ready";

    /** A message may have 32,768 characters; more than a few screens help nobody. */
    private static final int LONGEST = 8000;

    private static final String CONDITIONS = "conditions";
    private static final String GENERATION = "observedGeneration";

    /** What is true of a configuration that is there. */
    static ReadyCondition of(Configuration present, PolicyState state) {
        if (!state.isBroken()) {
            return new ReadyCondition(present.generation(), true, "This policy is in force.");
        }
        Configuration governing = state.governing();
        String consequence = governing == null
                ? "No policy is in force, and everything is allowed. "
                : "The policy of generation " + governing.generation() + " stays in force. ";
        return new ReadyCondition(
                present.generation(), false, consequence + told(state.problems(), LONGEST - consequence.length()));
    }

    /** Whether a status says the condition is as it should be, or the opposite of that; false when it says nothing. */
    static boolean says(JsonNode status, boolean isReady) {
        return find(status).path("status").asText().equals(isReady ? "True" : "False");
    }

    String reason() {
        return isReady ? IN_FORCE : INVALID;
    }

    /** Whether a status says all of this. */
    boolean isIn(JsonNode status) {
        JsonNode condition = find(status);
        return says(status, isReady)
                && condition.path("reason").asText().equals(reason())
                && condition.path("message").asText().equals(message)
                && condition.path(GENERATION).asLong() == generation
                && status.path(GENERATION).asLong() == generation;
    }

    /** What has to change in a status for it to say this; the conditions of others stay. */
    ObjectNode changed(JsonNode status, Instant now) {
        ObjectNode changed = Trees.object().put(GENERATION, generation);
        ArrayNode conditions = changed.putArray(CONDITIONS);
        for (JsonNode other : status.path(CONDITIONS)) {
            if (!isOurs(other)) {
                conditions.add(other);
            }
        }
        JsonNode since = find(status).path("lastTransitionTime");
        conditions
                .addObject()
                .put("type", TYPE)
                .put("status", isReady ? "True" : "False")
                .put("reason", reason())
                .put("message", message)
                .put(GENERATION, generation)
                .put(
                        "lastTransitionTime",
                        says(status, isReady) && since.isTextual()
                                ? since.textValue()
                                : now.truncatedTo(ChronoUnit.SECONDS).toString());
        return changed;
    }

    private static JsonNode find(JsonNode status) {
        for (JsonNode condition : status.path(CONDITIONS)) {
            if (isOurs(condition)) {
                return condition;
            }
        }
        return Trees.object();
    }

    private static boolean isOurs(JsonNode condition) {
        return condition.path("type").asText().equals(TYPE);
    }

    /** The problems, as many as there is room for, and how many more there are. */
    static String told(List<ConfigurationProblem> problems, int room) {
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < problems.size(); i++) {
            String problem = (i == 0 ? "" : "; ") + problems.get(i);
            String more = "; and " + (problems.size() - i) + " more";
            if (told.length() + problem.length() + more.length() > room) {
                return i == 0
                        ? problem.substring(0, Math.max(0, room))
                        : told.append(more).toString();
            }
            told.append(problem);
        }
        return told.toString();
    }
}
