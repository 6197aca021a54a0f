package dev.privatecluster.serving;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * After the order to stop every answer ends its connection. The API server keeps connections open and would otherwise go on
 * using them until they break under a review.
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
                        end(context.request());
                    }
                    context.next();
                },
                EARLY);
    }

    /** The connection ends behind this answer; one of HTTP/2, behind those that are under way. */
    private static void end(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.connection().shutdown();
        } else {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }
}
