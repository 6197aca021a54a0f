package dev.privatecluster.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Collection;

/**
 * Keeps what matters of the objects that are watched. One thread at a time writes, while others read.
 *
 * <p>A key is the name of an object, with its namespace and a slash before it where it has one.
 */
interface Keeper {
    /** An object is there, or has changed. */
    void keep(String key, GenericKubernetesResource object);

    /** An object is gone; it may be one of which nothing was kept. */
    void forget(String key);

    /** The keys of the objects of which something is kept. */
    Collection<String> keys();
}
