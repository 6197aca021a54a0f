package dev.privatecluster.serving;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * After the order to stop every answer ends its connection. The API server keeps connections open and would otherwise go on
 * using them until they break under a review. This is for HTTP/1.1, which API servers speak to Services.
 */
@Singleton
final class Draining {
    private static final int EARLY = 1_000;

    private volatile boolean hasBegun;

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        hasBegun = true;
    }

    void endConnections(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (hasBegun) {
                        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                    }
                    context.next();
                },
                EARLY);
    }
}
