package dev.privatecluster.admission;

import dev.privatecluster.core.decision.Review;
import java.util.regex.Pattern;

/**
 * An AdmissionReview as the API server sends it.
 *
 * @param uid has to come back with the answer
 * @param name of the object, for logs; empty when it is generated later
 * @param review what is decided about
 */
record AdmissionRequest(String uid, String name, Review review) {
    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("\\p{Cntrl}");

    /** Names the object, and nothing of its content: that may be secret. */
    @Override
    public String toString() {
        return onOneLine(review.operation() + " of " + review.kind() + " " + review.namespace() + "/" + name);
    }

    /** Whoever asks, for logs. */
    String user() {
        return onOneLine(review.user());
    }

    private static String onOneLine(String text) {
        return CONTROL_CHARACTERS.matcher(text).replaceAll("?");
    }
}
