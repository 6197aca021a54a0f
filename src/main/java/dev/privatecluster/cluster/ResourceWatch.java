package dev.privatecluster.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps up with the objects of one resource for as long as the API server serves it, and waits for it otherwise. An
 * informer does the watching; this starts it, and starts another when it has given up.
 */
final class ResourceWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ResourceWatch.class);

    /** Longer than it takes to find a lost watch and to begin another. */
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    /** A watch is begun anew every few minutes, which takes about a second. */
    private static final Duration SUSPICIOUS = Duration.ofSeconds(3);

    /** The informer tries again by itself, without reading everything anew. */
    private static final Duration HOPELESS = Duration.ofSeconds(60);

    private static final int MOST_DOUBLINGS = 5;
    private static final int MILLIS_BETWEEN_ATTEMPTS = 100;
    private static final long PAGE = 500;

    private final KubernetesClient client;
    private final WatchedResource resource;
    private final Keeper keeper;
    private final Clock clock;
    private final Options options;
    private @Nullable Running running;
    private int failures;
    private boolean isAbsenceSuspected;
    private long nextLook;
    private String said = "";
    private volatile boolean settled;
    private volatile long current;

    /**
     * How to watch.
     *
     * @param name of the one object to watch; empty for all
     * @param absent how often to look for a resource that is not served
     * @param onSettled called each time that everything is known anew
     */
    record Options(String name, Duration absent, Runnable onSettled) {}

    private record Running(SharedIndexInformer<GenericKubernetesResource> informer, InformerStore store) {
        void stop() {
            store.detach();
            informer.stop();
        }
    }

    ResourceWatch(KubernetesClient client, WatchedResource resource, Keeper keeper, Options options, Clock clock) {
        this.client = client;
        this.resource = resource;
        this.keeper = keeper;
        this.options = options;
        this.clock = clock;
    }

    /** A client that leaves trying again to those who watch, and is quick about it. */
    static KubernetesClient clientFor(KubernetesClient client) {
        return client.newClient(
                        new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                                .withRequestRetryBackoffLimit(0)
                                .withWatchReconnectInterval(MILLIS_BETWEEN_ATTEMPTS)
                                .build())
                .adapt(KubernetesClient.class);
    }

    /** Whether everything was known once; it may have become old. */
    boolean isSettled() {
        return settled;
    }

    /** Whether everything is known, as of now. */
    boolean isComplete() {
        return settled && clock.millis() - current < TOLERANCE.toMillis();
    }

    /** Sees after the informer; to be called about once a second, by one thread at a time. */
    synchronized void tick() {
        Running present = running;
        if (present != null) {
            supervise(present);
        } else if (clock.millis() >= nextLook) {
            look();
        }
    }

    @Override
    public synchronized void close() {
        stop();
        nextLook = Long.MAX_VALUE;
    }

    private void supervise(Running present) {
        if (!present.informer.isRunning()) {
            stop();
            tryAgain();
        } else if (present.informer.isWatching()) {
            current = clock.millis();
            isAbsenceSuspected = false;
        } else if (settled && clock.millis() - current > SUSPICIOUS.toMillis()) {
            lookAfterLoss();
        }
    }

    /** A resource that is served no more looks to an informer like an API server that is away. */
    private void lookAfterLoss() {
        try {
            if (Discovery.versionOf(resource, client) == null) {
                absent();
            } else if (clock.millis() - current > HOPELESS.toMillis()) {
                stop();
                nextLook = 0;
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void look() {
        try {
            String version = Discovery.versionOf(resource, client);
            if (version == null) {
                absent();
            } else {
                isAbsenceSuspected = false;
                start(version);
            }
        } catch (RuntimeException e) {
            failed(e);
            tryAgain();
        }
    }

    /** Believed when it is said twice: an API server that has just begun may not know all that it serves. */
    private void absent() {
        if (!isAbsenceSuspected && !keeper.keys().isEmpty()) {
            isAbsenceSuspected = true;
            return;
        }
        stop();
        failures = 0;
        nextLook = clock.millis() + options.absent.toMillis();
        List.copyOf(keeper.keys()).forEach(keeper::forget);
        say(Logger.Level.INFO, "There are no " + resource.name() + " here: the API server does not serve them");
        settle();
    }

    private void start(String version) {
        InformerStore store = new InformerStore(keeper);
        SharedIndexInformer<GenericKubernetesResource> informer = informable(version)
                .runnableInformer(0)
                .removeIndexer(Cache.NAMESPACE_INDEX)
                .itemStore(store)
                .exceptionHandler((started, failure) -> {
                    failed(failure);
                    return false;
                });
        Running present = new Running(informer, store);
        running = present;
        informer.start().whenComplete((nothing, failure) -> {
            if (failure == null) {
                started(present);
            }
        });
    }

    private Informable<GenericKubernetesResource> informable(String version) {
        var all = client.genericKubernetesResources(resource.context(version));
        if (!options.name.isEmpty()) {
            return all.withName(options.name);
        }
        return resource.isNamespaced() ? all.inAnyNamespace().withLimit(PAGE) : all.withLimit(PAGE);
    }

    private synchronized void started(Running present) {
        if (present.equals(running)) {
            failures = 0;
            say(Logger.Level.DEBUG, "Watching " + resource.name());
            settle();
        }
    }

    private void settle() {
        current = clock.millis();
        settled = true;
        options.onSettled.run();
    }

    private void stop() {
        Running present = running;
        running = null;
        if (present != null) {
            present.stop();
        }
    }

    private void tryAgain() {
        nextLook = clock.millis() + Duration.ofSeconds(1).toMillis() * (1L << Math.min(failures, MOST_DOUBLINGS));
        failures++;
    }

    private void failed(Throwable failure) {
        say(Logger.Level.WARN, "Cannot watch " + resource.name() + ", and keep trying: " + failure.getMessage());
    }

    /** Once for every change: what is tried every second would fill the log. */
    private synchronized void say(Logger.Level level, String state) {
        if (!said.equals(state)) {
            said = state;
            LOG.log(level, state);
        }
    }
}
