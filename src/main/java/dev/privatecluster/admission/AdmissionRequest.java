package dev.privatecluster.admission;

import dev.privatecluster.core.decision.Review;

/**
 * An AdmissionReview as the API server sends it.
 *
 * @param uid has to come back with the answer
 * @param name of the object, for logs; empty when it is generated later
 * @param review what is decided about
 */
record AdmissionRequest(String uid, String name, Review review) {
    /** Names the object, and nothing of its content: that may be secret. */
    @Override
    public String toString() {
        return review.operation() + " of " + review.kind() + " " + review.namespace() + "/" + name;
    }
}
