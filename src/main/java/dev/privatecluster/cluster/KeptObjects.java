package dev.privatecluster.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The objects of one resource, with the fields that rules need. Reading takes no lock. */
final class KeptObjects implements Keeper {
    private final KeptObject.Reduction reduction;
    private final Map<String, KeptObject> objects = new ConcurrentHashMap<>();

    KeptObjects(KeptObject.Reduction reduction) {
        this.reduction = reduction;
    }

    @Override
    public void keep(String key, GenericKubernetesResource object) {
        objects.put(key, reduction.reduce(object));
    }

    @Override
    public void forget(String key) {
        objects.remove(key);
    }

    @Override
    public Collection<String> keys() {
        return objects.keySet();
    }

    int size() {
        return objects.size();
    }

    /** The object, or null. */
    @Nullable
    JsonNode find(String namespace, String name) {
        KeptObject kept = objects.get(namespace.isEmpty() ? name : namespace + "/" + name);
        return kept == null ? null : kept.named(namespace, name);
    }

    List<JsonNode> all() {
        List<JsonNode> all = new ArrayList<>(objects.size());
        objects.forEach((key, kept) -> {
            int slash = key.indexOf('/');
            all.add(kept.named(slash < 0 ? "" : key.substring(0, slash), key.substring(slash + 1)));
        });
        return all;
    }
}
