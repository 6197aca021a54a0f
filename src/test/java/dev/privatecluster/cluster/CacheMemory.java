package dev.privatecluster.cluster;

import dev.privatecluster.core.rule.OtherObjects.Kind;
import dev.privatecluster.testing.Policies;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.Awaitility;

/** A process that has nothing but the watches, and tells what they take. */
public final class CacheMemory {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int KIBI = 1024;

    private CacheMemory() {}

    /**
     * Watches until everything is known, and prints what that takes.
     *
     * @param arguments the kubeconfig, and the least number of service accounts to wait for
     */
    public static void main(String[] arguments) throws IOException {
        measure(arguments);
        // Outside of Quarkus threads of the client stay.
        System.exit(0);
    }

    private static void measure(String[] arguments) throws IOException {
        limitLog();
        Config config = Config.fromKubeconfig(Path.of(arguments[0]).toFile());
        int accounts = Integer.parseInt(arguments[1]);
        ClusterOptions options = new ClusterOptions("default", "scale", "one", null);
        try (KubernetesClient client =
                        new KubernetesClientBuilder().withConfig(config).build();
                ClusterPolicies policies = new ClusterPolicies(client, options, Policies.COMPILER, Clock.systemUTC());
                ClusterObjects objects = new ClusterObjects(client, Clock.systemUTC())) {
            // The client's own code is not what is measured.
            client.raw("/version");
            report("before");
            Instant start = Instant.now();
            policies.start();
            objects.start();
            Awaitility.await()
                    .atMost(LIMIT)
                    .until(() -> policies.isSynced()
                            && objects.isSynced()
                            && objects.size(Kind.SERVICE_ACCOUNT) >= accounts);
            long millis = Duration.between(start, Instant.now()).toMillis();
            report("after");
            System.out.printf(
                    "synced in %d ms: %d service accounts, %d namespaces with a mode%n",
                    millis, objects.size(Kind.SERVICE_ACCOUNT), policies.namespacesWithMode());
        }
    }

    /** Outside of Quarkus the log would keep every record in memory, of every level. */
    private static void limitLog() {
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(new ConsoleHandler());
    }

    private static void report(String when) throws IOException {
        String resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElse("0");
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / KIBI / KIBI;
        System.out.printf("%s: resident %d MiB, live heap %d MiB%n", when, Long.parseLong(resident) / KIBI, heap);
    }
}
