package dev.privatecluster.admission;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error is one sentence of plain text; the API server shows it to whoever asked. */
public final class ErrorResponses {
    private static final Logger LOG = Logger.getLogger(ErrorResponses.class);

    @ServerExceptionMapper
    Response badReview(BadReviewException e) {
        return sentence(Response.Status.BAD_REQUEST.getStatusCode(), String.valueOf(e.getMessage()));
    }

    @ServerExceptionMapper
    Response refusedByHttp(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        return sentence(status, sentence(status));
    }

    /** What a status means here. */
    static String sentence(int status) {
        return switch (status) {
            case 404 -> "There is nothing here; the webhooks are POST /mutate and POST /validate.";
            case 405 -> "Only POST is answered here.";
            case 406 -> "The answer is application/json.";
            case 413 -> "The body is larger than 17 MiB.";
            case 415 -> "The body has to be application/json.";
            default -> "This request cannot be answered: status " + status + ".";
        };
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException e) {
        LOG.error(e.getMessage(), e);
        return sentence(500, "private-cluster-webhook could not decide this review; its log says why.");
    }

    private static Response sentence(int status, String text) {
        return Response.status(status)
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
                .entity(text + "\n")
                .build();
    }
}
