package dev.privatecluster.serving;

import dev.privatecluster.input.PolicyFile;
import io.quarkus.runtime.Quarkus;
import java.time.Instant;
import java.util.Map;

/** Boots Quarkus with the configuration that the command line gives. */
public final class Server {
    private Server() {}

    /**
     * Serves until the process is told to stop.
     *
     * @return the exit code
     * @throws dev.privatecluster.input.InputException if the policy is refused, or the certificate cannot be used
     */
    public static int run(ServeOptions options) {
        // A wrong policy is told before anything starts, in words alone; the bean that serves reads it again.
        PolicyFile.load(options.policy(), CoreBeans.compiler());
        CertificateFiles certificate = new CertificateFiles(options.tlsDirectory());
        certificate.prepare(options.tlsNames(), Instant.now());
        properties(options, certificate).forEach(System::setProperty);
        Quarkus.run();
        return 0;
    }

    private static Map<String, String> properties(ServeOptions options, CertificateFiles certificate) {
        return Map.of(
                ServeProperties.POLICY,
                options.policy().toString(),
                ServeProperties.AUTHORITY,
                certificate.authority().toString(),
                "quarkus.http.ssl-port",
                Integer.toString(options.port()),
                "quarkus.management.port",
                Integer.toString(options.managementPort()),
                "quarkus.tls.webhook.key-store.pem.webhook.cert",
                certificate.certificate().toString(),
                "quarkus.tls.webhook.key-store.pem.webhook.key",
                certificate.key().toString());
    }
}
