package dev.privatecluster.input;

import java.util.List;

/** Something that a user gave could not be read. The message says what, where, and what to do. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }

    /** One message of several lines. */
    static InputException of(List<String> lines) {
        return new InputException(String.join(System.lineSeparator(), lines));
    }
}
