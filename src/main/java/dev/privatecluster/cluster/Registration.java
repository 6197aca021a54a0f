package dev.privatecluster.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keeps the webhook configurations of a file registered, by whichever replica leads. They are made once that replica is
 * ready to answer, and not before; what is registered already is kept right in any case, since the API server goes by it.
 */
public final class Registration implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Registration.class);

    private final KubernetesClient client;
    private final ClusterOptions options;
    private final Leadership leadership;
    private final Terms terms;
    private final Upkeep upkeep;
    private final Map<String, SharedIndexInformer<GenericKubernetesResource>> watches = new ConcurrentHashMap<>();

    /**
     * What to keep to.
     *
     * @param file what to register
     * @param authorities those to trust, in PEM; empty until a certificate is served
     * @param ready whether this replica answers
     * @param pause the longest time between two looks at what is registered
     */
    public record Terms(
            RegistrationFile file, Supplier<Optional<String>> authorities, BooleanSupplier ready, Duration pause) {}

    public Registration(KubernetesClient client, ClusterOptions options, Leadership leadership, Terms terms) {
        this.client = client;
        this.options = options;
        this.leadership = leadership;
        this.terms = terms;
        upkeep = new Upkeep(
                "registration",
                terms.pause(),
                new Outage(LOG, "The webhook configurations cannot be registered"),
                this::look);
    }

    /** Begins. */
    public void start() {
        leadership.add(upkeep::ask);
        for (WebhookConfiguration configuration : terms.file().configurations()) {
            watches.put(
                    configuration.toString(),
                    Watching.start(
                            client.genericKubernetesResources(configuration.type())
                                    .withName(configuration.name()),
                            upkeep::ask));
        }
        upkeep.ask();
    }

    /** Asks for a look now: other authorities are to be trusted, or this replica has become ready. */
    public void check() {
        upkeep.ask();
    }

    private boolean look() {
        if (!leadership.isLeader()) {
            return true;
        }
        Optional<String> authorities = terms.authorities().get();
        boolean ready = terms.ready().getAsBoolean();
        if (authorities.isEmpty() || !(ready || anyExists())) {
            return false;
        }
        Optional<OwnerReference> owner = Optional.ofNullable(options.owner()).map(name -> Owner.find(client, name));
        for (WebhookConfiguration configuration : terms.file().configurations()) {
            if (ready || exists(configuration)) {
                apply(configuration, authorities.get(), owner);
            }
        }
        return ready;
    }

    private boolean anyExists() {
        return terms.file().configurations().stream().anyMatch(this::exists);
    }

    private boolean exists(WebhookConfiguration configuration) {
        SharedIndexInformer<GenericKubernetesResource> watch = watches.get(configuration.toString());
        return watch != null && !watch.getStore().list().isEmpty();
    }

    /** Changes nothing where it is as it should be; takes fields back from whoever changed them. */
    private void apply(WebhookConfiguration configuration, String authorities, Optional<OwnerReference> owner) {
        GenericKubernetesResource object = client.getKubernetesSerialization()
                .convertValue(configuration.complete(authorities, owner), GenericKubernetesResource.class);
        GenericKubernetesResource applied = client.genericKubernetesResources(configuration.type())
                .resource(object)
                .fieldManager(options.name())
                .forceConflicts()
                .serverSideApply();
        LOG.debugf("%s is at version %s", configuration, applied.getMetadata().getResourceVersion());
    }

    /** Keeps them no longer. What is registered stays. */
    @Override
    public void close() {
        watches.values().forEach(SharedIndexInformer::stop);
        upkeep.close();
    }
}
