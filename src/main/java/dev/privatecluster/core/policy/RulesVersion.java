package dev.privatecluster.core.policy;

import org.jspecify.annotations.Nullable;

/** The dated rule sets, oldest first. A change of what a rule does is a new set, never an edit of an old one. */
public enum RulesVersion {
    /** The EKS page on private clusters of June 2020, word for word. */
    V2020_06("2020-06"),
    /** What the documentation of AWS says in November 2026. */
    V2026_11("2026-11");

    /** What stands for the newest of them in a configuration. */
    public static final String LATEST = "latest";

    private final String text;

    RulesVersion(String text) {
        this.text = text;
    }

    /** The rule set of this name, {@code latest} included, or null when there is none. */
    public static @Nullable RulesVersion of(String text) {
        if (text.equals(LATEST)) {
            return newest();
        }
        for (RulesVersion version : values()) {
            if (version.text.equals(text)) {
                return version;
            }
        }
        return null;
    }

    public static RulesVersion newest() {
        return values()[values().length - 1];
    }

    /** As it is written in a configuration. */
    public String text() {
        return text;
    }
}
