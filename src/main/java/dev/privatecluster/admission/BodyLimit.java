package dev.privatecluster.admission;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that say that they are too large with a sentence. Quarkus' own limit, a little above, cuts off those
 * that do not say so.
 */
@Singleton
final class BodyLimit {
    /**
     * An UPDATE holds the object twice, and escapes {@code <}, {@code >} and {@code &} as six bytes each: 17 MiB take the
     * worst object of 1.4 MiB.
     */
    static final int LARGEST = 17 * 1024 * 1024;

    private static final int AFTER_CORS_BEFORE_ROUTES = 100;
    private static final int LONGEST_NUMBER = 18;
    private static final int TOO_LARGE = 413;

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::check, AFTER_CORS_BEFORE_ROUTES);
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!isTooLarge(request.getHeader(HttpHeaders.CONTENT_LENGTH))) {
            context.next();
            return;
        }
        request.response()
                .setStatusCode(TOO_LARGE)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(ErrorResponses.sentence(TOO_LARGE) + "\n");
        // The body is read and dropped: who is still sending it could not read the answer otherwise.
        request.resume();
    }

    private static boolean isTooLarge(@Nullable String length) {
        return length != null && (length.length() > LONGEST_NUMBER || Long.parseLong(length) > LARGEST);
    }
}
