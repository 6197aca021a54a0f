package dev.privatecluster.core.decision;

/** What a request does to an object, in the words of the API server. */
public enum Operation {
    CREATE,
    UPDATE,
    DELETE,
    CONNECT
}
