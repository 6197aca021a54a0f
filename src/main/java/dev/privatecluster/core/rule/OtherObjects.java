package dev.privatecluster.core.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of objects beside the one under review. Answers come from memory at once: never from the API server, and
 * never after a wait.
 */
public interface OtherObjects {
    /** Nothing is known. */
    OtherObjects UNKNOWN = new OtherObjects() {
        @Override
        public boolean areComplete(Kind kind) {
            return false;
        }

        @Override
        public @Nullable JsonNode find(Kind kind, String namespace, String name) {
            return null;
        }

        @Override
        public Collection<JsonNode> all(Kind kind) {
            return List.of();
        }
    };

    /** The kinds that rules ask for, with the fields that they read besides the name. */
    enum Kind {
        /** Annotations. */
        SERVICE_ACCOUNT,
        /** Annotations, {@code spec.controller}, {@code spec.parameters}. */
        INGRESS_CLASS,
        /** {@code spec}. */
        INGRESS_CLASS_PARAMS,
        /** {@code provisioner}. */
        STORAGE_CLASS,
        /** {@code spec.controllerName}. */
        GATEWAY_CLASS
    }

    /** Whether every object of the kind is known, so that one which is not found does not exist. */
    boolean areComplete(Kind kind);

    /**
     * An object, or null when it is not known.
     *
     * @param namespace empty for what has none
     */
    @Nullable
    JsonNode find(Kind kind, String namespace, String name);

    /** All objects of a kind that are known. */
    Collection<JsonNode> all(Kind kind);
}
