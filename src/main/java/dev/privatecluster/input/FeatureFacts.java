package dev.privatecluster.input;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Feature;
import dev.privatecluster.core.policy.Feature.Demand;
import dev.privatecluster.core.policy.Feature.Stance;
import dev.privatecluster.core.policy.RulesVersion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads those features of {@code facts/features.yaml} that can be seen at admission, and are not about images as such. */
final class FeatureFacts {
    private static final Map<RulesVersion, String> PROFILES =
            Map.of(RulesVersion.V2020_06, "eks-2020", RulesVersion.V2026_11, "current");

    private FeatureFacts() {}

    static Map<String, Feature> read(JsonNode facts) {
        Map<String, Feature> features = new HashMap<>();
        for (JsonNode row : facts.path("features")) {
            String action = row.path("actions").path("current").asText();
            boolean isRule = !FactsFiles.text(row, "id").startsWith("image-")
                    && !action.equals("doctor")
                    && !action.equals("mutate");
            if (isRule) {
                Feature feature = feature(row);
                features.put(feature.id(), feature);
            }
        }
        return features;
    }

    private static Feature feature(JsonNode row) {
        Map<RulesVersion, Demand> demands = new EnumMap<>(RulesVersion.class);
        PROFILES.forEach((version, profile) -> {
            JsonNode endpoints = row.path("needs_endpoints");
            List<String> needed = FactsFiles.texts(endpoints.isArray() ? endpoints : endpoints.path(profile));
            demands.put(version, new Demand(stance(FactsFiles.text(row.path("actions"), profile)), needed));
        });
        return new Feature(
                FactsFiles.text(row, "id"),
                FactsFiles.text(row, "title"),
                FactsFiles.texts(row.path("seed")),
                demands,
                FactsFiles.text(row, "remediation"),
                images(row.path("detect").path("images")));
    }

    private static Stance stance(String action) {
        return switch (action) {
            case "allow" -> Stance.ALLOW;
            case "warn" -> Stance.WARN;
            case "require" -> Stance.REQUIRE;
            case "deny" -> Stance.DENY;
            default -> throw new IllegalStateException("facts/features.yaml: no rule can '" + action + "'");
        };
    }

    private static List<Feature.Image> images(JsonNode list) {
        List<Feature.Image> images = new ArrayList<>();
        for (JsonNode image : list) {
            JsonNode tag = image.path("tag_regex");
            images.add(
                    image.isTextual()
                            ? new Feature.Image(image.textValue(), null)
                            : new Feature.Image(
                                    FactsFiles.text(image, "repository"),
                                    tag.isTextual() ? Pattern.compile(tag.textValue()) : null));
        }
        return images;
    }
}
