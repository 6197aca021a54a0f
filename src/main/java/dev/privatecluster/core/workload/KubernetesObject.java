package dev.privatecluster.core.workload;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An object of whatever kind.
 *
 * @param group its API group; empty for the core group
 * @param kind its kind
 * @param namespace empty for what has none
 * @param node the whole object
 */
public record KubernetesObject(String group, String kind, String namespace, JsonNode node) {
    private static final FieldPath METADATA = FieldPath.ROOT.field("metadata");
    private static final FieldPath ANNOTATIONS = METADATA.field("annotations");
    private static final FieldPath LABELS = METADATA.field("labels");

    public boolean is(String otherGroup, String otherKind) {
        return kind.equals(otherKind) && group.equals(otherGroup);
    }

    /** The name; empty when it is generated later. */
    public String name() {
        return node.path("metadata").path("name").asText();
    }

    /** Where the name stands. */
    public FieldPath namePath() {
        return METADATA.field("name");
    }

    /** The value of an annotation, or null when there is none. */
    public @Nullable String annotation(String key) {
        return node.path("metadata").path("annotations").path(key).textValue();
    }

    /** Where an annotation stands. */
    public static FieldPath annotationPath(String key) {
        return ANNOTATIONS.field(key);
    }

    /** The value of a label, or null when there is none. */
    public @Nullable String label(String key) {
        return node.path("metadata").path("labels").path(key).textValue();
    }

    /** Where a label stands. */
    public static FieldPath labelPath(String key) {
        return LABELS.field(key);
    }

    /** The controller that owns the object, as {@code group/Kind} ({@code Kind} in the core group); null when none does. */
    public static @Nullable String controllerOf(JsonNode object) {
        for (JsonNode owner : object.path("metadata").path("ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                String apiVersion = owner.path("apiVersion").asText();
                int slash = apiVersion.indexOf('/');
                String group = slash < 0 ? "" : apiVersion.substring(0, slash + 1);
                return group + owner.path("kind").asText();
            }
        }
        return null;
    }
}
