package dev.privatecluster.serving;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells whoever starts the webhook by hand how to try it. */
@Singleton
final class Announcement {
    private static final Logger LOG = Logger.getLogger(Announcement.class);

    void tell(
            @Observes StartupEvent started, LaunchMode mode, @ConfigProperty(name = "quarkus.http.ssl-port") int port) {
        if (mode == LaunchMode.TEST) {
            return;
        }
        CertificateFiles files = Server.served().certificate();
        if (files == null) {
            return;
        }
        Path authority = files.authority();
        if (mode == LaunchMode.DEVELOPMENT) {
            LOG.infof(
                    "Try it in another terminal:%n%n  curl --cacert %s -H 'Content-Type: application/json'"
                            + " -d @deploy/examples/review.json https://localhost:%d/validate%n",
                    authority, port);
        } else if (Files.exists(authority)) {
            LOG.infof("The API server has to trust the authority in %s", authority);
        }
    }
}
