package dev.privatecluster.serving;

import dev.privatecluster.certificates.PemCertificate;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Exchanges the certificate of the running server; connections that are open keep the one they began with. */
@Singleton
final class CertificateExchange {
    static final String TLS_CONFIGURATION = "webhook";
    private static final Logger LOG = Logger.getLogger(CertificateExchange.class);

    private final WebhookKeyStore keyStore;
    private volatile boolean isServed;
    private final TlsConfigurationRegistry configurations;
    private final Event<CertificateUpdatedEvent> updates;

    @Inject
    CertificateExchange(
            @Identifier(TLS_CONFIGURATION) WebhookKeyStore keyStore,
            TlsConfigurationRegistry configurations,
            Event<CertificateUpdatedEvent> updates) {
        this.keyStore = keyStore;
        this.isServed = keyStore.isSet();
        this.configurations = configurations;
        this.updates = updates;
    }

    /**
     * Serves with another certificate from the next connection on.
     *
     * @throws IllegalStateException if the server does not show it yet, because it only just starts; it is to be tried again
     */
    void use(PemCertificate certificate) {
        keyStore.set(certificate);
        TlsConfiguration configuration = configurations.get(TLS_CONFIGURATION).orElseThrow();
        if (!configuration.reload()) {
            throw new IllegalStateException("the server did not take the certificate");
        }
        updates.fire(new CertificateUpdatedEvent(TLS_CONFIGURATION, configuration));
        OwnPort.requireToShow(certificate, Server.served().options().port());
        isServed = true;
        LOG.info("Serving with another certificate");
    }

    /** Whether a certificate is served that the API server is, or will be, told to trust. */
    boolean isServed() {
        return isServed;
    }
}
