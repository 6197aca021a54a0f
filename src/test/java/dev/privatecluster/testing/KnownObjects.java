package dev.privatecluster.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.rule.OtherObjects;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects beside the one under review, written in YAML; there are no others of their kinds. */
public final class KnownObjects implements OtherObjects {
    private final Map<Kind, List<JsonNode>> objects = new EnumMap<>(Kind.class);

    /** The same with one more. */
    public KnownObjects with(Kind kind, String yaml) {
        objects.computeIfAbsent(kind, first -> new ArrayList<>()).add(Reviews.tree(yaml));
        return this;
    }

    /** The same with a kind of which there are none. */
    public KnownObjects withNo(Kind kind) {
        objects.computeIfAbsent(kind, first -> new ArrayList<>());
        return this;
    }

    @Override
    public boolean areComplete(Kind kind) {
        return objects.containsKey(kind);
    }

    @Override
    public @Nullable JsonNode find(Kind kind, String namespace, String name) {
        return all(kind).stream()
                .filter(object -> object.path("metadata").path("name").asText().equals(name))
                .filter(object ->
                        object.path("metadata").path("namespace").asText().equals(namespace))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<JsonNode> all(Kind kind) {
        return objects.getOrDefault(kind, List.of());
    }
}
