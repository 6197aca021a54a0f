package dev.privatecluster.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.privatecluster.core.decision.Operation;
import dev.privatecluster.core.decision.Review;
import dev.privatecluster.input.YamlReader;

/** Requests about objects that are written in YAML. */
public final class Reviews {
    public static final String KUBELET = "system:node:ip-10-0-0-1.us-west-2.compute.internal";
    private static final String USER = "jane";

    private Reviews() {}

    /** A pod named web with one container named app. */
    public static String pod(String image) {
        return """
                apiVersion: v1
                kind: Pod
                metadata: {name: web, namespace: team}
                spec:
                  containers:
                  - {name: app, image: %s}
                """
                .formatted(image);
    }

    /** A deployment named web whose pods have one container named app. */
    public static String deployment(String image) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: team}
                spec:
                  template:
                    spec:
                      containers:
                      - {name: app, image: %s}
                """
                .formatted(image);
    }

    public static JsonNode tree(String yaml) {
        return YamlReader.read("object", yaml).root();
    }

    /** The creation of an object. */
    public static Review create(String yaml) {
        return create(tree(yaml));
    }

    /** The creation of an object. */
    public static Review create(JsonNode object) {
        return review(Operation.CREATE, object, MissingNode.getInstance());
    }

    /** The change of an object. */
    public static Review update(String oldYaml, String newYaml) {
        return update(tree(oldYaml), tree(newYaml));
    }

    /** The change of an object. */
    public static Review update(JsonNode old, JsonNode changed) {
        return review(Operation.UPDATE, changed, old);
    }

    /** The same request about a subresource. */
    public static Review at(String subresource, Review review) {
        return new Review(
                review.operation(),
                review.group(),
                review.kind(),
                subresource,
                review.namespace(),
                review.user(),
                review.object(),
                review.oldObject());
    }

    /** The same request by another user. */
    public static Review by(String user, Review review) {
        return new Review(
                review.operation(),
                review.group(),
                review.kind(),
                review.subresource(),
                review.namespace(),
                user,
                review.object(),
                review.oldObject());
    }

    private static Review review(Operation operation, JsonNode object, JsonNode old) {
        String apiVersion = object.path("apiVersion").asText();
        int slash = apiVersion.indexOf('/');
        return new Review(
                operation,
                slash < 0 ? "" : apiVersion.substring(0, slash),
                object.path("kind").asText(),
                "",
                object.path("metadata").path("namespace").asText(),
                USER,
                object,
                old);
    }
}
