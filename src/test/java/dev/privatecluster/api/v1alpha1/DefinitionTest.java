package dev.privatecluster.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.input.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The definition of the custom resource is generated; nobody writes it by hand. */
final class DefinitionTest {
    private static final String RESOURCE = "crd/privateclusters.privatecluster.dev.yaml";
    private static final Path FILE = Path.of("deploy").resolve(RESOURCE);
    private static final String WRITE = "crd.write";
    private static final String MEND = "./mvnw test -Dtest=DefinitionTest#isWhatTheTypesSay -D" + WRITE;
    private static final List<Class<?>> DESCRIBED = List.of(PrivateClusterSpec.class, PrivateClusterStatus.class);

    @Test
    void isWhatTheTypesSay(@TempDir Path folder) throws IOException {
        String expected = Definition.generate(folder);
        if (System.getProperty(WRITE) != null) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, expected);
        }
        assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
                .as("%s differs from the types. This command mends it: %s", FILE, MEND)
                .isEqualTo(expected);
    }

    @Test
    void isInTheJarToo() throws IOException {
        ClassLoader loader = DefinitionTest.class.getClassLoader();
        try (InputStream resource = Objects.requireNonNull(loader.getResourceAsStream(RESOURCE), RESOURCE)) {
            assertThat(new String(resource.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(Files.readString(FILE));
        }
    }

    @Test
    void describesEveryField() throws IOException {
        List<String> without = new ArrayList<>();
        collectUndescribed(schema(), "", without);

        assertThat(without).isEmpty();
    }

    @Test
    void hasEveryFieldOfTheTypes() throws IOException {
        JsonNode fields = schema().path("properties");
        for (Class<?> type : DESCRIBED) {
            JsonNode there = fields.path(type == PrivateClusterSpec.class ? "spec" : "status")
                    .path("properties");
            assertThat(names(there)).containsExactlyInAnyOrderElementsOf(components(type));
        }
    }

    /** A default would be stored, and absence means something else. */
    @Test
    void hasNoDefaultsButThoseOfSingleValues() throws IOException {
        List<String> defaults = new ArrayList<>();
        collectDefaults(schema(), "", defaults);

        assertThat(defaults)
                .containsExactlyInAnyOrder(
                        ".spec.mode: Enforce", ".spec.rulesVersion: latest", ".spec.mirrors.type: Copy");
    }

    @Test
    void keepsUnknownFieldsForTheWebhookWhereverUsersWrite() throws IOException {
        assertThat(keepsUnknown(schema())).isTrue();
        assertKept(schema().at("/properties/spec"));
        assertThat(schema().at("/properties/status").toString()).doesNotContain("preserve-unknown-fields");
    }

    private static void assertKept(JsonNode object) {
        assertThat(keepsUnknown(object)).as(object.toString()).isTrue();
        for (JsonNode field : object.path("properties")) {
            JsonNode inner = field.has("items") ? field.path("items") : field;
            if (inner.has("properties")) {
                assertKept(inner);
            }
        }
    }

    private static boolean keepsUnknown(JsonNode object) {
        return object.path("x-kubernetes-preserve-unknown-fields").booleanValue();
    }

    private static void collectUndescribed(JsonNode schema, String path, List<String> without) {
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            String child = path + "." + field.getKey();
            if (field.getValue().path("description").asText().isBlank()) {
                without.add(child);
            }
            collectUndescribed(inside(field.getValue()), child, without);
        }
    }

    private static void collectDefaults(JsonNode schema, String path, List<String> defaults) {
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            String child = path + "." + field.getKey();
            if (field.getValue().has("default")) {
                defaults.add(child + ": " + field.getValue().path("default").asText());
            }
            collectDefaults(inside(field.getValue()), child, defaults);
        }
    }

    private static JsonNode inside(JsonNode field) {
        return field.has("items") ? field.path("items") : field;
    }

    private static JsonNode schema() throws IOException {
        return YamlReader.read("crd", Files.readString(FILE)).root().at("/spec/versions/0/schema/openAPIV3Schema");
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .toList();
    }
}
