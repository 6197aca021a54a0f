package dev.privatecluster.serving;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says whether reviews are to be sent here: there is a certificate to trust, and a policy, or its absence is known. */
@Singleton
@Readiness
final class ServingCheck implements HealthCheck {
    private final Serving serving;

    @Inject
    ServingCheck(Serving serving) {
        this.serving = serving;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> missing = serving.missing();
        return HealthCheckResponse.named("serving")
                .withData("missing", String.join(", ", missing))
                .status(missing.isEmpty())
                .build();
    }
}
