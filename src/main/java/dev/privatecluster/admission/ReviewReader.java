package dev.privatecluster.admission;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.privatecluster.core.decision.Operation;
import dev.privatecluster.core.decision.Review;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads an AdmissionReview in one pass; only what decisions need becomes a tree. Use once. */
final class ReviewReader {
    static final String API_VERSION = "admission.k8s.io/v1";
    static final String KIND = "AdmissionReview";

    private static final int DEEPEST = 200;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            // Names come from users; a table of them for ever would be theirs to fill.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final JsonMapper MAPPER = new JsonMapper(FACTORY);

    private final JsonParser parser;
    private final FieldMask podMask;
    private String apiVersion = "";
    private String envelopeKind = "";
    private boolean hasRequest;
    private String uid = "";
    private String name = "";
    private String group = "";
    private String kind = "";
    private String subresource = "";
    private String namespace = "";
    private String operation = "";
    private String user = "";
    private JsonNode object = MissingNode.getInstance();
    private JsonNode oldObject = MissingNode.getInstance();

    private ReviewReader(JsonParser parser, FieldMask podMask) {
        this.parser = parser;
        this.podMask = podMask;
    }

    /**
     * Reads a whole body.
     *
     * @param podMask what is wanted of a pod; other objects are read but for what changes by itself
     * @throws BadReviewException if it is not one AdmissionReview of the version that is served here
     */
    static AdmissionRequest read(byte[] body, FieldMask podMask) {
        if (body.length == 0) {
            throw new BadReviewException("The body is empty; an AdmissionReview is expected.");
        }
        if (body.length > BodyLimit.LARGEST) {
            throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        try (JsonParser parser = MAPPER.createParser(body)) {
            ReviewReader reader = new ReviewReader(parser, podMask);
            reader.readEnvelope();
            return reader.request();
        } catch (StreamConstraintsException e) {
            throw new BadReviewException(
                    "The body is nested deeper than " + DEEPEST + " levels, or has a number or name beyond all bounds.",
                    e);
        } catch (JsonProcessingException e) {
            throw new BadReviewException(
                    "The body is no valid JSON at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ".",
                    e);
        } catch (IOException e) {
            throw new BadReviewException("The body could not be read.", e);
        }
    }

    private AdmissionRequest request() {
        if (!apiVersion.equals(API_VERSION) || !envelopeKind.equals(KIND)) {
            throw new BadReviewException("This answers " + KIND + " of " + API_VERSION + " only.");
        }
        if (!hasRequest || uid.isEmpty()) {
            throw new BadReviewException("The AdmissionReview has no request with a uid.");
        }
        Review review = new Review(operation(), group, kind, subresource, namespace, user, object, oldObject);
        return new AdmissionRequest(uid, name, review);
    }

    private Operation operation() {
        for (Operation candidate : Operation.values()) {
            if (candidate.name().equals(operation)) {
                return candidate;
            }
        }
        throw new BadReviewException("request.operation has to be CREATE, UPDATE, DELETE or CONNECT.");
    }

    private void readEnvelope() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BadReviewException("The body is no JSON object; an AdmissionReview is expected.");
        }
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            switch (field) {
                case "apiVersion" -> apiVersion = text();
                case "kind" -> envelopeKind = text();
                case "request" -> readRequest();
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw new BadReviewException("Something follows the AdmissionReview.");
        }
    }

    private void readRequest() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new BadReviewException("request has to be an object.");
        }
        hasRequest = true;
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            switch (field) {
                case "uid" -> uid = text();
                case "kind" -> readKind();
                case "subResource" -> subresource = text();
                case "name" -> name = text();
                case "namespace" -> namespace = text();
                case "operation" -> operation = text();
                case "userInfo" -> user = tree(FieldMask.USER).path("username").asText();
                case "object" -> object = object();
                case "oldObject" -> oldObject = object();
                default -> parser.skipChildren();
            }
        }
    }

    private void readKind() throws IOException {
        JsonNode groupVersionKind = tree(FieldMask.EVERYTHING);
        group = groupVersionKind.path("group").asText();
        kind = groupVersionKind.path("kind").asText();
    }

    /** Skips what has another type: the API server sends no such thing, and a wrong one is told by its absence. */
    private String text() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        return "";
    }

    private JsonNode object() throws IOException {
        // The kind stands before the object in what the API server writes; else the wider mask does as well.
        JsonNode tree = tree(kind.equals("Pod") ? podMask : FieldMask.OBJECT);
        return tree.isNull() ? MissingNode.getInstance() : tree;
    }

    private JsonNode tree(FieldMask mask) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return TextNode.valueOf(parser.getText());
        }
        if (token == JsonToken.START_OBJECT) {
            return fields(mask);
        }
        if (token == JsonToken.START_ARRAY) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(tree(mask));
            }
            return array;
        }
        return MAPPER.readTree(parser);
    }

    private ObjectNode fields(FieldMask mask) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            @Nullable FieldMask wanted = mask.at(field);
            parser.nextToken();
            if (wanted == null) {
                parser.skipChildren();
            } else {
                object.set(field, tree(wanted));
            }
        }
        return object;
    }
}
