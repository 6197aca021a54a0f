package dev.privatecluster.admission;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.privatecluster.core.decision.Answer;
import dev.privatecluster.core.decision.Edit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes the answer to an AdmissionReview. */
final class ReviewWriter {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int FORBIDDEN = 403;

    private ReviewWriter() {}

    static byte[] write(String uid, Answer answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("kind", ReviewReader.KIND);
            json.writeStringField("apiVersion", ReviewReader.API_VERSION);
            json.writeObjectFieldStart("response");
            json.writeStringField("uid", uid);
            json.writeBooleanField("allowed", answer.allowed());
            writeRefusal(json, answer);
            writePatch(json, answer.edits());
            writeWarnings(json, answer.warnings());
            writeAuditAnnotations(json, answer.auditAnnotations());
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static void writeRefusal(JsonGenerator json, Answer answer) throws IOException {
        if (answer.allowed()) {
            return;
        }
        json.writeObjectFieldStart("status");
        json.writeNumberField("code", FORBIDDEN);
        json.writeStringField("reason", "Forbidden");
        json.writeStringField("message", answer.message());
        json.writeEndObject();
    }

    private static void writePatch(JsonGenerator json, List<Edit> edits) throws IOException {
        if (edits.isEmpty()) {
            return;
        }
        json.writeStringField("patchType", "JSONPatch");
        json.writeBinaryField("patch", patch(edits));
    }

    private static byte[] patch(List<Edit> edits) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartArray();
            for (Edit edit : edits) {
                json.writeStartObject();
                json.writeStringField("op", edit.operation().text());
                json.writeStringField("path", edit.pointer());
                if (!edit.value().isMissingNode()) {
                    json.writeFieldName("value");
                    json.writeTree(edit.value());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return bytes.toByteArray();
    }

    private static void writeWarnings(JsonGenerator json, List<String> warnings) throws IOException {
        if (warnings.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("warnings");
        for (String warning : warnings) {
            json.writeString(warning);
        }
        json.writeEndArray();
    }

    private static void writeAuditAnnotations(JsonGenerator json, Map<String, String> annotations) throws IOException {
        if (annotations.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("auditAnnotations");
        for (Map.Entry<String, String> annotation : annotations.entrySet()) {
            json.writeStringField(annotation.getKey(), annotation.getValue());
        }
        json.writeEndObject();
    }
}
