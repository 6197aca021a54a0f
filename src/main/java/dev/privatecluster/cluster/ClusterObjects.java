package dev.privatecluster.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.rule.OtherObjects;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The objects in the cluster that rules ask for, kept up to date by watches; of each only what rules read. */
public final class ClusterObjects implements OtherObjects, AutoCloseable {
    private static final Duration ABSENT = Duration.ofSeconds(10);

    private final KubernetesClient client;
    private final Clock clock;
    private final Map<Kind, List<Watched>> kinds = new EnumMap<>(Kind.class);
    private final Ticker ticker = new Ticker("cluster-objects", this::tick);

    private record Watched(ResourceWatch watch, KeptObjects objects) {}

    /**
     * @param client speaks to the API server
     * @param clock tells how old what is known is
     */
    public ClusterObjects(KubernetesClient client, Clock clock) {
        this.client = ResourceWatch.clientFor(client);
        this.clock = clock;
        KeptObject.Reduction wholeSpec = KeptObject.field("spec");
        add(Kind.SERVICE_ACCOUNT, WatchedResource.SERVICE_ACCOUNTS, KeptObject::annotations);
        add(
                Kind.INGRESS_CLASS,
                WatchedResource.INGRESS_CLASSES,
                KeptObject.annotationsAndSpec("controller", "parameters"));
        add(Kind.INGRESS_CLASS_PARAMS, WatchedResource.INGRESS_CLASS_PARAMS, wholeSpec);
        add(Kind.INGRESS_CLASS_PARAMS, WatchedResource.AUTO_MODE_INGRESS_CLASS_PARAMS, wholeSpec);
        add(Kind.STORAGE_CLASS, WatchedResource.STORAGE_CLASSES, KeptObject.field("provisioner"));
        add(Kind.GATEWAY_CLASS, WatchedResource.GATEWAY_CLASSES, KeptObject.annotationsAndSpec("controllerName"));
    }

    /** Begins to watch, and returns at once. */
    public void start() {
        ticker.start();
    }

    /** Whether the objects of all kinds have been read once. */
    public boolean isSynced() {
        return watches().allMatch(watched -> watched.watch.isSettled());
    }

    /** How many objects of a kind are known. */
    public int size(Kind kind) {
        return of(kind).stream().mapToInt(watched -> watched.objects.size()).sum();
    }

    @Override
    public boolean areComplete(Kind kind) {
        for (Watched watched : of(kind)) {
            if (!watched.watch.isComplete()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable JsonNode find(Kind kind, String namespace, String name) {
        for (Watched watched : of(kind)) {
            JsonNode found = watched.objects.find(namespace, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    public Collection<JsonNode> all(Kind kind) {
        List<JsonNode> all = new ArrayList<>();
        of(kind).forEach(watched -> all.addAll(watched.objects.all()));
        return all;
    }

    @Override
    public void close() {
        ticker.close();
        watches().forEach(watched -> watched.watch.close());
    }

    private void add(Kind kind, WatchedResource resource, KeptObject.Reduction reduction) {
        KeptObjects objects = new KeptObjects(reduction);
        ResourceWatch.Options options = new ResourceWatch.Options("", ABSENT, () -> {});
        kinds.computeIfAbsent(kind, key -> new ArrayList<>())
                .add(new Watched(new ResourceWatch(client, resource, objects, options, clock), objects));
    }

    private List<Watched> of(Kind kind) {
        return kinds.getOrDefault(kind, List.of());
    }

    private Stream<Watched> watches() {
        return kinds.values().stream().flatMap(List::stream);
    }

    private void tick() {
        watches().forEach(watched -> watched.watch.tick());
    }
}
