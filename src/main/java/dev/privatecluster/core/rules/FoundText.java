package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.workload.FieldPath;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text in an object tells.
 *
 * @param path where it stands
 * @param isCertain whether there is no doubt
 */
record FoundText(FieldPath path, boolean isCertain) {
    private static final FieldPath DATA = FieldPath.ROOT.field("data");
    private static final Pattern PROSE = Pattern.compile("(?i)\\.(?:md|txt)$|^(?:notes|readme)");

    /**
     * The first entry of a ConfigMap that tells for certain, else the first that may; null where none does. What people are
     * to read never tells for certain.
     *
     * @param certain what holds of a configuration
     * @param possible what holds of a text that may be one
     */
    static @Nullable FoundText find(Predicate<String> certain, Predicate<String> possible, JsonNode configMap) {
        String doubtful = null;
        for (Map.Entry<String, JsonNode> entry : configMap.path("data").properties()) {
            String text = entry.getValue().asText();
            boolean isCertain = certain.test(text);
            if (isCertain && !PROSE.matcher(entry.getKey()).find()) {
                return new FoundText(DATA.field(entry.getKey()), true);
            }
            if (doubtful == null && (isCertain || possible.test(text))) {
                doubtful = entry.getKey();
            }
        }
        return doubtful == null ? null : new FoundText(DATA.field(doubtful), false);
    }

    /** The same of patterns. */
    static @Nullable FoundText find(Pattern certain, Pattern possible, JsonNode configMap) {
        return find(text -> Texts.contains(certain, text), text -> Texts.contains(possible, text), configMap);
    }
}
