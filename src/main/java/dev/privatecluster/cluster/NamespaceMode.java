package dev.privatecluster.cluster;

import org.jspecify.annotations.Nullable;

/** What the label of a namespace says of it. */
enum NamespaceMode {
    ENFORCE("enforce"),
    AUDIT("audit"),
    OFF("off");

    static final String LABEL = "privatecluster.dev/mode";

    private final String value;

    NamespaceMode(String value) {
        this.value = value;
    }

    /** What the label's value stands for; null when it stands for nothing. */
    static @Nullable NamespaceMode of(String value) {
        for (NamespaceMode mode : values()) {
            if (mode.value.equals(value)) {
                return mode;
            }
        }
        return null;
    }
}
