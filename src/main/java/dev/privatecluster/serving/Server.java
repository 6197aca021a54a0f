package dev.privatecluster.serving;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.input.InputException;
import dev.privatecluster.input.PolicyFile;
import io.quarkus.runtime.Quarkus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Boots Quarkus with the configuration that the command line gives. */
public final class Server {
    /** What the process serves. The command line runs before there is a container, and hands this to its beans. */
    private static final AtomicReference<@Nullable Served> SERVED = new AtomicReference<>();

    private Server() {}

    /**
     * What is served.
     *
     * @param policy the policy to go by
     * @param certificate where the certificate lies
     */
    record Served(Policy policy, CertificateFiles certificate) {}

    /**
     * Serves until the process is told to stop.
     *
     * @return the exit code
     * @throws InputException if the policy is refused, or the certificate cannot be used
     */
    public static int run(ServeOptions options) {
        Policy policy = PolicyFile.load(options.policy(), CoreBeans.compiler());
        CertificateFiles certificate = new CertificateFiles(options.tlsDirectory());
        certificate.prepare(options.tlsNames(), Instant.now());
        SERVED.set(new Served(policy, certificate));
        properties(options, certificate).forEach(System::setProperty);
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

    private static Map<String, String> properties(ServeOptions options, CertificateFiles certificate) {
        return Map.of(
                "quarkus.http.ssl-port", Integer.toString(options.port()),
                "quarkus.management.port", Integer.toString(options.managementPort()),
                "quarkus.tls.webhook.key-store.pem.webhook.cert", property(certificate.certificate()),
                "quarkus.tls.webhook.key-store.pem.webhook.key", property(certificate.key()));
    }

    /** The configuration would put other properties in place of what follows a dollar sign. */
    private static String property(Path file) {
        return file.toString().replace("$", "\\$");
    }
}
