package dev.privatecluster.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The namespaces that carry the label. Nothing is kept of the others. */
final class NamespaceModes implements Keeper {
    private static final Logger LOG = Logger.getLogger(NamespaceModes.class);
    private static final int MOST_TOLD = 1000;

    private final Map<String, NamespaceMode> modes = new ConcurrentHashMap<>();
    private final Map<String, String> unknown = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    @Override
    public void keep(String key, GenericKubernetesResource namespace) {
        @Nullable Map<String, String> labels = namespace.getMetadata().getLabels();
        @Nullable String value = labels == null ? null : labels.get(NamespaceMode.LABEL);
        NamespaceMode mode = value == null ? null : NamespaceMode.of(value);
        if (mode == null) {
            modes.remove(key);
        } else {
            modes.put(key, mode);
        }
        if (value == null || mode != null) {
            unknown.remove(key);
        } else {
            unknown.put(key, value);
            report(key, value);
        }
    }

    @Override
    public void forget(String key) {
        modes.remove(key);
        unknown.remove(key);
    }

    @Override
    public Collection<String> keys() {
        Set<String> keys = new HashSet<>(modes.keySet());
        keys.addAll(unknown.keySet());
        return keys;
    }

    /** What a namespace's label says, or null when it has none, or none that says anything. */
    @Nullable
    NamespaceMode of(String namespace) {
        return modes.get(namespace);
    }

    /** The labels that say nothing, by namespace. */
    Map<String, String> unknown() {
        return Map.copyOf(unknown);
    }

    /** How many namespaces have a mode of their own. */
    int size() {
        return modes.size();
    }

    /** Once for each value in a namespace: many changes of namespaces have nothing to do with it. */
    private void report(String namespace, String value) {
        if (told.size() < MOST_TOLD && told.add(namespace + "=" + value)) {
            LOG.warnf(
                    "Namespace %s: the label %s is '%s', which counts as absent; it can be enforce, audit or off",
                    namespace, NamespaceMode.LABEL, value);
        }
    }
}
