package dev.privatecluster.input;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.image.EksRegistries;
import dev.privatecluster.core.image.Partition;
import dev.privatecluster.core.image.Partitions;
import dev.privatecluster.core.policy.EndpointServices;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.policy.PullThroughCache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The facts about AWS that ship with the program, in {@code facts/*.yaml}; a test checks these files as a whole. */
public final class FactsFiles {
    private FactsFiles() {}

    public static Facts load() {
        JsonNode endpoints = read("vpc-endpoints.yaml");
        JsonNode registries = read("eks-addon-registries.yaml");
        JsonNode upstreams = read("ecr-pull-through-upstreams.yaml");
        JsonNode features = read("features.yaml");
        return new Facts(
                partitions(endpoints.path("partitions")),
                eksRegistries(registries),
                services(endpoints),
                cache(upstreams),
                FeatureFacts.features(features),
                FeatureFacts.clusterChecks(features),
                FeatureFacts.statements(features));
    }

    private static Partitions partitions(JsonNode table) {
        List<Partition> partitions = new ArrayList<>();
        table.properties()
                .forEach(entry -> partitions.add(new Partition(
                        entry.getKey(),
                        text(entry.getValue(), "suffix"),
                        entry.getValue().path("registry_dual").textValue(),
                        Pattern.compile(text(entry.getValue(), "regions")))));
        return new Partitions(partitions);
    }

    private static EndpointServices services(JsonNode facts) {
        Set<String> ids = new HashSet<>();
        Map<String, String> globalNames = new HashMap<>();
        for (JsonNode endpoint : facts.path("endpoints")) {
            ids.add(text(endpoint, "id"));
            if (endpoint.has("service_name")) {
                globalNames.put(text(endpoint, "id"), text(endpoint, "service_name"));
            }
        }
        Map<String, EndpointServices.Prefix> prefixes = new HashMap<>();
        facts.path("service_name").properties().forEach(entry -> {
            JsonNode only = entry.getValue().path("only_for");
            if (only.isArray()) {
                prefixes.put(
                        entry.getKey(),
                        new EndpointServices.Prefix(text(entry.getValue(), "prefix"), Set.copyOf(texts(only))));
            }
        });
        return new EndpointServices(ids, globalNames, prefixes);
    }

    private static EksRegistries eksRegistries(JsonNode facts) {
        Map<String, String> accounts = new HashMap<>();
        facts.path("regions").forEach(row -> accounts.put(text(row, "region"), text(row, "account")));
        return new EksRegistries(accounts);
    }

    private static PullThroughCache cache(JsonNode facts) {
        List<PullThroughCache.Upstream> upstreams = new ArrayList<>();
        for (JsonNode upstream : facts.path("upstreams")) {
            upstreams.add(new PullThroughCache.Upstream(
                    texts(upstream.path("hosts")),
                    texts(upstream.path("hosts_suffix")),
                    pattern(upstream.path("hosts_regex").path(0).textValue())));
        }
        JsonNode rule = facts.path("rule");
        JsonNode prefix = rule.path("ecr_prefix");
        return new PullThroughCache(
                upstreams,
                Pattern.compile(text(prefix, "pattern")),
                prefix.path("min_length").intValue(),
                prefix.path("max_length").intValue(),
                Set.copyOf(texts(rule.path("unsupported_regions"))));
    }

    private static @Nullable Pattern pattern(@Nullable String regex) {
        return regex == null ? null : Pattern.compile(regex);
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.asText()));
        texts.removeIf(String::isEmpty);
        return texts;
    }

    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new IllegalStateException("facts: '" + field + "' is missing in " + node);
        }
        return value.textValue();
    }

    private static JsonNode read(String file) {
        String name = "facts/" + file;
        try (InputStream input = FactsFiles.class.getClassLoader().getResourceAsStream(name)) {
            if (input == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return YamlReader.read(name, new String(input.readAllBytes(), StandardCharsets.UTF_8))
                    .root();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
