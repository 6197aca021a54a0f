package dev.privatecluster.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives a keeper what an informer learns, so that the informer itself keeps no objects. */
final class InformerStore implements ItemStore<GenericKubernetesResource> {
    private final Keeper keeper;
    private volatile boolean detached;

    InformerStore(Keeper keeper) {
        this.keeper = keeper;
    }

    /** From here on what the informer says does not count: another may follow it. */
    void detach() {
        detached = true;
    }

    @Override
    public String getKey(GenericKubernetesResource object) {
        return Cache.metaNamespaceKeyFunc(object);
    }

    /** Events are of no use here, so that there is no need to tell what was there before. */
    @Override
    @SuppressWarnings("NullAway") // the informer expects null where nothing was there
    public @Nullable GenericKubernetesResource put(String key, GenericKubernetesResource object) {
        if (!detached) {
            keeper.keep(key, object);
        }
        return null;
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable GenericKubernetesResource remove(String key) {
        if (!detached) {
            keeper.forget(key);
        }
        return null;
    }

    @Override
    public Stream<String> keySet() {
        return keeper.keys().stream();
    }

    /** Their names are all that an informer needs, to find those that are gone after it has listed them anew. */
    @Override
    public Stream<GenericKubernetesResource> values() {
        return keySet().map(InformerStore::named);
    }

    @Override
    public int size() {
        return keeper.keys().size();
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable GenericKubernetesResource get(String key) {
        return keeper.keys().contains(key) ? named(key) : null;
    }

    /** Otherwise the informer would remember the keys of a whole list, for events that nobody wants. */
    @Override
    public boolean isFullState() {
        return false;
    }

    private static GenericKubernetesResource named(String key) {
        int slash = key.indexOf('/');
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(key.substring(slash + 1));
        if (slash > 0) {
            metadata.setNamespace(key.substring(0, slash));
        }
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setMetadata(metadata);
        return object;
    }
}
