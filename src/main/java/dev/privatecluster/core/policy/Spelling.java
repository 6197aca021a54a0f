package dev.privatecluster.core.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How configurations spell the constants of enums. */
public final class Spelling {
    private Spelling() {}

    /** The value of the constant's {@link JsonProperty}. */
    public static String of(Enum<?> constant) {
        try {
            return constant.getDeclaringClass()
                    .getField(constant.name())
                    .getAnnotation(JsonProperty.class)
                    .value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("an enum constant is a field", e);
        }
    }
}
