package dev.privatecluster.serving;

import dev.privatecluster.cluster.RegistrationFile;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.input.InputException;
import dev.privatecluster.input.PolicyFile;
import io.quarkus.runtime.Quarkus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Boots Quarkus with the configuration that the command line gives. */
public final class Server {
    /** What the process serves. The command line runs before there is a container, and hands this to its beans. */
    private static final AtomicReference<@Nullable Served> SERVED = new AtomicReference<>();

    /** The API server waits no longer for an answer. */
    private static final Duration LONGEST_REVIEW = Duration.ofSeconds(30);

    private Server() {}

    /**
     * What is served.
     *
     * @param options what the command line says
     * @param policy the policy of a file; null to go by the one in the cluster
     * @param certificate where the certificate lies; null to have the cluster keep it
     */
    record Served(ServeOptions options, @Nullable Policy policy, @Nullable CertificateFiles certificate) {}

    /**
     * Serves until the process is told to stop.
     *
     * @return the exit code
     * @throws InputException if the policy is refused, or the certificate cannot be used
     */
    public static int run(ServeOptions options) {
        Policy policy = options.policy() == null ? null : PolicyFile.load(options.policy(), CoreBeans.compiler());
        CertificateFiles certificate = null;
        if (options.tlsDirectory() != null) {
            certificate = new CertificateFiles(options.tlsDirectory());
            certificate.prepare(options.tlsNames(), Instant.now());
        }
        if (options.cluster().registration() != null) {
            // Read again where it is used; what is wrong with it is better told before anything runs.
            RegistrationFile.read(options.cluster().registration());
        }
        SERVED.set(new Served(options, policy, certificate));
        properties(options).forEach(System::setProperty);
        Quarkus.run();
        return 0;
    }

    static Served served() {
        Served served = SERVED.get();
        if (served == null) {
            throw new IllegalStateException("nothing is served before the command line says what");
        }
        return served;
    }

    /** What is served, or null in tests, which begin without a command line. */
    static @Nullable Served servedOrNull() {
        return SERVED.get();
    }

    private static Map<String, String> properties(ServeOptions options) {
        return Map.of(
                "quarkus.http.ssl-port", Integer.toString(options.port()),
                "quarkus.management.port", Integer.toString(options.managementPort()),
                "quarkus.shutdown.delay", options.drain().toString(),
                "quarkus.shutdown.timeout", LONGEST_REVIEW.toString(),
                "quarkus.log.console.json.enabled", Boolean.toString(options.jsonLogs()));
    }
}
