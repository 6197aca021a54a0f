package dev.privatecluster.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Callers that create pods without storing them, one after another, as fast as the API server answers them. */
final class Load implements AutoCloseable {
    private static final int CALLERS = 8;
    private static final String POD =
            """
            {"apiVersion": "v1", "kind": "Pod", "metadata": {"generateName": "load-"},
             "spec": {"containers": [{"name": "web", "image": "nginx:1.27"}]}}
            """;

    private final KubernetesClient client;
    private final String path;
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final AtomicInteger done = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean isOver;

    /**
     * Begins.
     *
     * @param expected what every answer has to hold
     */
    Load(Kubectl kubectl, String user, String expected) {
        Config config = new ConfigBuilder(
                        Config.fromKubeconfig(kubectl.kubeconfig().toFile()))
                .withImpersonateUsername(user)
                .withImpersonateGroups("system:masters")
                .withRequestRetryBackoffLimit(0)
                .build();
        client = new KubernetesClientBuilder().withConfig(config).build();
        path = "/api/v1/namespaces/" + kubectl.namespace() + "/pods?dryRun=All";
        for (int i = 0; i < CALLERS; i++) {
            callers.execute(() -> call(expected));
        }
    }

    private void call(String expected) {
        while (!isOver) {
            try {
                String answer = client.raw(path, "POST", POD);
                if (answer == null || !answer.contains(expected)) {
                    failures.add("not rewritten: " + answer);
                }
            } catch (RuntimeException e) {
                failures.add(String.valueOf(e.getMessage()));
            }
            done.incrementAndGet();
        }
    }

    /** Waits for as many more calls. */
    void await(int more) {
        int goal = done.get() + more;
        Patience.until(goal + " calls").until(() -> done.get() >= goal);
    }

    /** What was not answered as it should be. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    int calls() {
        return done.get();
    }

    @Override
    public void close() {
        isOver = true;
        callers.shutdown();
        try {
            callers.awaitTermination(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
