package dev.privatecluster.admission;

/** A review that could not be decided, which is a mistake of ours. The message names the object. */
final class UndecidedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UndecidedException(AdmissionRequest request, RuntimeException cause) {
        super(request + " could not be decided", cause);
    }
}
