package dev.privatecluster.cluster;

import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;

/** Tells that something in the cluster is not what it was. */
final class Watching {
    private Watching() {}

    /**
     * Watches until it is stopped, however often the API server goes away. It may miss a change for a while: whoever must
     * not has to look from time to time.
     *
     * @param changed has to be done soon
     */
    static <T> SharedIndexInformer<T> start(Informable<T> objects, Runnable changed) {
        SharedIndexInformer<T> informer = objects.runnableInformer(0);
        informer.addEventHandler(new ResourceEventHandler<T>() {
            @Override
            public void onAdd(T object) {
                changed.run();
            }

            @Override
            public void onUpdate(T before, T object) {
                changed.run();
            }

            @Override
            public void onDelete(T object, boolean deletedFinalStateUnknown) {
                changed.run();
            }
        });
        informer.exceptionHandler((started, failure) -> true);
        informer.start();
        return informer;
    }
}
