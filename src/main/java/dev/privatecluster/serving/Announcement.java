package dev.privatecluster.serving;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells whoever starts the webhook by hand how to try it. */
@Singleton
final class Announcement {
    private static final Logger LOG = Logger.getLogger(Announcement.class);

    void tell(
            @Observes StartupEvent started,
            LaunchMode mode,
            @ConfigProperty(name = ServeProperties.AUTHORITY) Optional<String> authority,
            @ConfigProperty(name = "quarkus.http.ssl-port") int port) {
        if (authority.isEmpty()) {
            return;
        }
        if (mode == LaunchMode.DEVELOPMENT) {
            LOG.infof(
                    "Try it in another terminal:%n%n  curl --cacert %s -H 'Content-Type: application/json'"
                            + " -d @deploy/examples/review.json https://localhost:%d/validate%n",
                    authority.get(), port);
        } else {
            LOG.infof("The API server has to trust the authority in %s", authority.get());
        }
    }
}
