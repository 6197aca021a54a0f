package dev.privatecluster.input;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.ClusterCheck;
import dev.privatecluster.core.policy.Feature;
import dev.privatecluster.core.policy.Feature.Demand;
import dev.privatecluster.core.policy.Feature.Stance;
import dev.privatecluster.core.policy.RulesVersion;
import dev.privatecluster.core.policy.Signals;
import dev.privatecluster.core.policy.Statements;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code facts/features.yaml}. */
final class FeatureFacts {
    private static final Map<RulesVersion, String> PROFILES =
            Map.of(RulesVersion.V2020_06, "eks-2020", RulesVersion.V2026_11, "current");

    private FeatureFacts() {}

    /** The features that can be seen at admission, and are not about images as such, by id. */
    static Map<String, Feature> features(JsonNode facts) {
        Map<String, Feature> features = new HashMap<>();
        for (JsonNode row : facts.path("features")) {
            if (!isAboutImages(row) && !isForTheDoctor(row)) {
                features.put(FactsFiles.text(row, "id"), feature(row));
            }
        }
        return features;
    }

    /** What no single object shows. */
    static List<ClusterCheck> clusterChecks(JsonNode facts) {
        List<ClusterCheck> checks = new ArrayList<>();
        for (JsonNode row : facts.path("features")) {
            if (isForTheDoctor(row)) {
                checks.add(new ClusterCheck(
                        FactsFiles.text(row, "id"),
                        FactsFiles.text(row, "title"),
                        FactsFiles.texts(row.path("seed")),
                        FactsFiles.texts(row.path("detect").path("doctor")),
                        FactsFiles.text(row, "remediation"),
                        history(row)));
            }
        }
        return checks;
    }

    static Statements statements(JsonNode facts) {
        Map<String, String> texts = new HashMap<>();
        facts.path("seed_statements")
                .properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        Map<String, List<String>> bySubject = new HashMap<>();
        facts.path("features")
                .forEach(row -> bySubject.put(FactsFiles.text(row, "id"), FactsFiles.texts(row.path("seed"))));
        return new Statements(texts, bySubject);
    }

    private static boolean isAboutImages(JsonNode row) {
        return FactsFiles.text(row, "id").startsWith("image-");
    }

    private static boolean isForTheDoctor(JsonNode row) {
        return row.path("actions").path("current").asText().equals("doctor");
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
                FactsFiles.texts(row.path("optional_endpoints")),
                FactsFiles.text(row, "remediation"),
                history(row),
                signals(row.path("detect")));
    }

    private static List<String> history(JsonNode row) {
        List<String> history = new ArrayList<>();
        for (String field : List.of("since", "until")) {
            row.path(field)
                    .properties()
                    .forEach(entry -> history.add(field + " " + entry.getKey() + ": "
                            + entry.getValue().asText()));
        }
        return history;
    }

    private static Stance stance(String action) {
        return switch (action) {
            case "allow" -> Stance.ALLOW;
            case "warn" -> Stance.WARN;
            case "mutate" -> Stance.REWRITE;
            case "require" -> Stance.REQUIRE;
            case "deny" -> Stance.DENY;
            default -> throw new IllegalStateException("facts/features.yaml: no rule can '" + action + "'");
        };
    }

    private static Signals signals(JsonNode detect) {
        List<String> drivers = new ArrayList<>(FactsFiles.texts(detect.path("provisioners")));
        if (detect.has("csi_driver")) {
            drivers.add(FactsFiles.text(detect, "csi_driver"));
        }
        return new Signals(
                images(detect.path("images")),
                images(detect.path("related_images")),
                variables(detect.path("env")),
                drivers.stream().distinct().toList(),
                FactsFiles.texts(detect.path("related_drivers")),
                FactsFiles.texts(detect.path("volume").path("projected_audience")),
                kinds(detect.path("kinds")),
                FactsFiles.texts(detect.path("image_sources")).stream()
                        .map(Signals.Source::new)
                        .toList());
    }

    private static List<Signals.Image> images(JsonNode list) {
        List<Signals.Image> images = new ArrayList<>();
        for (JsonNode image : list) {
            images.add(
                    image.isTextual()
                            ? new Signals.Image(image.textValue(), null)
                            : new Signals.Image(
                                    FactsFiles.text(image, "repository"), pattern(image.path("tag_regex"))));
        }
        return images;
    }

    private static List<Signals.Variable> variables(JsonNode list) {
        List<Signals.Variable> variables = new ArrayList<>();
        for (JsonNode variable : list) {
            Pattern value = variable.has("value")
                    ? Pattern.compile("^" + Pattern.quote(FactsFiles.text(variable, "value")) + "$")
                    : pattern(variable.path("value_regex"));
            variables.add(new Signals.Variable(FactsFiles.text(variable, "name"), value));
        }
        return variables;
    }

    private static List<Signals.GroupKind> kinds(JsonNode list) {
        List<Signals.GroupKind> kinds = new ArrayList<>();
        for (JsonNode entry : list) {
            for (String kind : FactsFiles.texts(entry.path("kinds"))) {
                kinds.add(new Signals.GroupKind(FactsFiles.text(entry, "group"), kind));
            }
        }
        return kinds;
    }

    private static @Nullable Pattern pattern(JsonNode regex) {
        return regex.isTextual() ? Pattern.compile(regex.textValue()) : null;
    }
}
