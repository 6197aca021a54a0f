package dev.privatecluster.core.decision;

/** Something about a pod that the mutating webhook changes. */
public sealed interface Change permits Rewrite, Addition {
    /** Where, and what to what, on one line for people. */
    String line();

    /** The same as an operation of a JSON patch. */
    Edit edit();
}
