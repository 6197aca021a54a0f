package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the watches take in a large cluster. Run by {@code ./mvnw -Pscale verify}, and by nothing else. */
@ExtendWith(ClusterExtension.class)
class CacheMemoryScale {
    private static final int NAMESPACES = Integer.getInteger("scale.namespaces", 10_000);
    private static final int ACCOUNTS = Integer.getInteger("scale.accounts", 50_000);
    private static final int CALLERS = 16;

    /** One namespace in so many has a mode of its own, and one account in so many a role. */
    private static final int SOME = 10;

    @Test
    void ofALargeClusterFitIntoLittleMemory(TestCluster cluster)
            throws IOException, InterruptedException, ExecutionException {
        Kubectl kubectl = cluster.existing("default");
        try (KubernetesClient client = PrivateClusters.client(kubectl)) {
            fill(client);
        }
        Path output = Folders.TARGET.resolve("scale.txt");
        List<String> line = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Xmx" + System.getProperty("scale.heap", "64m"),
                "-cp",
                System.getProperty("java.class.path"),
                CacheMemory.class.getName(),
                kubectl.kubeconfig().toString(),
                Integer.toString(ACCOUNTS));
        Command measured =
                Command.run(new ProcessBuilder(line), Duration.ofMinutes(10)).succeeded();
        Files.writeString(output, measured.stdout());
        System.out.println(measured.stdout());

        assertThat(measured.stdout()).contains("after: resident");
    }

    private static void fill(KubernetesClient client) throws InterruptedException, ExecutionException {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> namespaces = new ArrayList<>();
            for (int i = 0; i < NAMESPACES; i++) {
                int number = i;
                namespaces.add(callers.submit(() -> create(client, "/api/v1/namespaces", namespace(number))));
            }
            await(namespaces);
            List<Future<?>> accounts = new ArrayList<>();
            // The controller manager makes one in every namespace.
            for (int i = 0; i < ACCOUNTS - NAMESPACES; i++) {
                String path = "/api/v1/namespaces/team-%05d/serviceaccounts".formatted(i % NAMESPACES);
                int number = i;
                accounts.add(callers.submit(() -> create(client, path, account(number))));
            }
            await(accounts);
        } finally {
            callers.shutdownNow();
        }
    }

    private static void await(List<Future<?>> futures) throws InterruptedException, ExecutionException {
        for (Future<?> future : futures) {
            future.get();
        }
    }

    private static void create(KubernetesClient client, String path, String object) {
        try {
            client.raw(path, "POST", object);
        } catch (KubernetesClientException e) {
            throw new IllegalStateException(object, e);
        }
    }

    private static String namespace(int number) {
        String labels = number % SOME == 0 ? "\"privatecluster.dev/mode\": \"audit\"" : "\"team\": \"x\"";
        return """
               {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "team-%05d", "labels": {%s}}}"""
                .formatted(number, labels);
    }

    private static String account(int number) {
        String annotations = number % SOME == 0
                ? "\"eks.amazonaws.com/role-arn\": \"arn:aws:iam::111122223333:role/application-" + number + "\""
                : "";
        return """
               {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "application-%05d",
                "labels": {"app.kubernetes.io/name": "application"}, "annotations": {%s}}}"""
                .formatted(number, annotations);
    }
}
