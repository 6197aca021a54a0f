package dev.privatecluster.core.policy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.privatecluster.core.workload.FieldPath;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills records from a tree, and reports all of what does not fit in one pass. Jackson's own binding stops at the first
 * mistake, and turns numbers into texts.
 */
final class StrictBinder {
    private final Problems problems;

    StrictBinder(Problems problems) {
        this.problems = problems;
    }

    /**
     * The record, with null for every field, and every element of a list, that is absent or wrong; null itself when
     * the node is no object.
     */
    <T extends Record> @Nullable T bind(JsonNode node, Class<T> type, String path) {
        if (!node.isObject()) {
            reject(path, node, "an object with " + String.join(", ", fieldNames(type)));
            return null;
        }
        reportUnknownFields(node, type, path);
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            JsonNode value = node.get(components[i].getName());
            String child = FieldPath.child(path, components[i].getName());
            values[i] = value == null ? null : read(value, components[i].getGenericType(), child);
        }
        return construct(type, components, values);
    }

    private void reportUnknownFields(JsonNode node, Class<?> type, String path) {
        JsonIgnoreProperties ignored = type.getAnnotation(JsonIgnoreProperties.class);
        List<String> known = fieldNames(type);
        List<String> foreign = ignored == null ? List.of() : Arrays.asList(ignored.value());
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name) && !foreign.contains(name)) {
                problems.add(
                        FieldPath.child(path, name),
                        "is no field of this object; the fields are " + String.join(", ", known));
            }
        }
    }

    private @Nullable Object read(JsonNode value, Type type, String path) {
        if (type instanceof ParameterizedType list) {
            return readList(value, list.getActualTypeArguments()[0], path);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord()) {
            return bind(value, raw.asSubclass(Record.class), path);
        }
        if (raw.isEnum()) {
            return readEnum(value, raw, path);
        }
        if (!value.isTextual()) {
            reject(path, value, "a text" + (value.isNumber() || value.isPojo() ? "; put it in quotes" : ""));
            return null;
        }
        return value.textValue();
    }

    private @Nullable List<@Nullable Object> readList(JsonNode value, Type elementType, String path) {
        if (!value.isArray()) {
            reject(path, value, "a list");
            return null;
        }
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            elements.add(read(value.get(i), elementType, path + "[" + i + "]"));
        }
        return elements;
    }

    private @Nullable Object readEnum(JsonNode value, Class<?> type, String path) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(Spelling.of((Enum<?>) constant), constant);
        }
        Object constant = value.isTextual() ? constants.get(value.textValue()) : null;
        if (constant == null) {
            reject(path, value, "one of " + String.join(", ", constants.keySet()));
        }
        return constant;
    }

    /** The elements of a list that could be read. */
    static <T> List<T> present(List<@Nullable T> elements) {
        List<T> present = new ArrayList<>();
        for (T element : elements) {
            if (element != null) {
                present.add(element);
            }
        }
        return present;
    }

    private void reject(String path, JsonNode value, String expected) {
        boolean container = value.isContainerNode() || value.isNull();
        String actual = container ? describe(value.getNodeType()) : "'" + value.asText() + "'";
        problems.add(path, "is " + actual + " and has to be " + expected);
    }

    private static String describe(JsonNodeType type) {
        return switch (type) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            default -> "empty";
        };
    }

    private static List<String> fieldNames(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static <T extends Record> T construct(
            Class<T> type, RecordComponent[] components, @Nullable Object[] values) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no accessible canonical constructor", e);
        }
    }
}
