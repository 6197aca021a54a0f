package dev.privatecluster.admission;

/** What was sent is no AdmissionReview that can be answered. The message is one sentence for whoever sent it. */
final class BadReviewException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadReviewException(String message) {
        super(message);
    }

    BadReviewException(String message, Throwable cause) {
        super(message, cause);
    }
}
