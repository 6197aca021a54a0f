package dev.privatecluster.input;

/** Something that a user gave could not be read. The message says what, where, and what to do. */
public final class InputException extends RuntimeException {
    /** What the process ends with when this ends it. */
    public static final int EXIT_CODE = 2;

    private static final long serialVersionUID = 1;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
