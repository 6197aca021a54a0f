package dev.privatecluster.core.decision;

import java.util.List;
import java.util.Map;

/**
 * What the API server is told.
 *
 * @param allowed whether the request may go on
 * @param message why not; empty when it may
 * @param warnings for whoever asks, each within the API server's bounds
 * @param auditAnnotations for the API server's audit log, by key
 * @param edits what to change about the object, in order
 */
public record Answer(
        boolean allowed,
        String message,
        List<String> warnings,
        Map<String, String> auditAnnotations,
        List<Edit> edits) {
    /** Allowed, and nothing to say about it. */
    public static final Answer ALLOWED = new Answer(true, "", List.of(), Map.of(), List.of());

    public Answer {
        warnings = List.copyOf(warnings);
        auditAnnotations = Map.copyOf(auditAnnotations);
        edits = List.copyOf(edits);
    }
}
