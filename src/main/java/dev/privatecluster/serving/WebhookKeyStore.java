package dev.privatecluster.serving;

import dev.privatecluster.certificates.PemCertificate;
import dev.privatecluster.certificates.SelfSigned;
import io.quarkus.tls.runtime.KeyStoreAndKeyCertOptions;
import io.quarkus.tls.runtime.KeyStoreProvider;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Gives Quarkus the certificate to serve with, whenever it asks. */
@Singleton
@Identifier("webhook")
final class WebhookKeyStore implements KeyStoreProvider {
    private final AtomicReference<@Nullable PemCertificate> current = new AtomicReference<>();

    @Inject
    WebhookKeyStore() {
        Server.Served served = Server.servedOrNull();
        if (served != null && served.certificate() != null) {
            set(served.certificate().read());
        }
    }

    void set(PemCertificate certificate) {
        current.set(certificate);
    }

    /** Whether there is one that somebody has reason to trust. */
    boolean isSet() {
        return current.get() != null;
    }

    @Override
    public KeyStoreAndKeyCertOptions getKeyStore(Vertx vertx) {
        PemCertificate certificate = current.get();
        // The port opens before a certificate comes from the cluster. Until then nobody is told to connect.
        PemCertificate served = certificate == null ? temporary() : certificate;
        PemKeyCertOptions options = new PemKeyCertOptions()
                .addCertValue(Buffer.buffer(served.certificate()))
                .addKeyValue(Buffer.buffer(served.key()));
        try {
            return new KeyStoreAndKeyCertOptions(options.loadKeyStore(vertx), options);
        } catch (Exception e) {
            throw new IllegalStateException("the certificate cannot be used", e);
        }
    }

    private static PemCertificate temporary() {
        SelfSigned made = SelfSigned.issue(List.of(), Instant.now());
        return new PemCertificate(made.certificatePem(), made.keyPem());
    }
}
