package dev.privatecluster.api.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.privatecluster.core.policy.Exemptions;
import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.policy.RulesVersion;
import dev.privatecluster.core.rules.Rules;
import dev.privatecluster.input.FactsFiles;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The definition of the custom resource: what the generator makes of the types, and what no annotation can say. */
final class Definition implements CRDPostProcessor {
    private static final Facts FACTS = FactsFiles.load();
    private static final Map<String, Set<RuleAction>> ACTIONS =
            new TreeMap<>(Rules.all(FACTS).actionsById());

    private final Descriptions descriptions;

    private Definition(Descriptions descriptions) {
        this.descriptions = descriptions;
    }

    /** Generates it as YAML, in a folder for what comes in between. */
    static String generate(Path folder) throws IOException {
        new CRDGenerator()
                .customResourceClasses(PrivateClusterResource.class)
                .forCRDVersions("v1")
                .withMinQuotes(true)
                .withPostProcessor(new Definition(Descriptions.of(PrivateCluster.class.getPackage())))
                .inOutputDir(folder.toFile())
                .generate();
        return Files.readString(folder.resolve("privateclusters.privatecluster.dev-v1.yml"));
    }

    @Override
    public HasMetadata process(HasMetadata generated, String crdVersion) {
        CustomResourceDefinition definition = (CustomResourceDefinition) generated;
        CustomResourceDefinitionVersion version =
                definition.getSpec().getVersions().get(0);
        orderColumns(version.getAdditionalPrinterColumns());
        JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
        root.setDescription(descriptions.type(PrivateCluster.class));
        root.setRequired(List.of("spec"));
        JSONSchemaProps spec = field(root, "spec");
        describe(spec, PrivateClusterSpec.class);
        describe(field(root, "status"), PrivateClusterStatus.class);
        // Not below the status: nobody but the webhook writes that.
        root.setXKubernetesPreserveUnknownFields(true);
        keepUnknownFields(spec);
        nameWhatThereIs(spec);
        makeUnique(field(spec, "mirrors"), "source");
        makeUnique(field(spec, "rules"), "id");
        makeUnique(field(root, "status", "conditions"), "type");
        return definition;
    }

    /** In the order in which they are declared, which is that in which they are printed. */
    private static void orderColumns(List<CustomResourceColumnDefinition> columns) {
        List<String> names = Stream.of(PrivateClusterResource.class.getAnnotationsByType(AdditionalPrinterColumn.class))
                .map(AdditionalPrinterColumn::name)
                .toList();
        columns.sort(Comparator.comparing(column -> names.indexOf(column.getName())));
    }

    private void describe(JSONSchemaProps schema, Class<?> type) {
        schema.setDescription(descriptions.type(type));
        for (RecordComponent component : type.getRecordComponents()) {
            JSONSchemaProps field = field(schema, component.getName());
            boolean isList = component.getGenericType() instanceof ParameterizedType;
            Class<?> valueType = isList ? elementType(component) : component.getType();
            if (valueType.isRecord()) {
                describe(isList ? element(field) : field, valueType);
            }
            field.setDescription(descriptions.component(type, component.getName(), valueType));
        }
    }

    private static Class<?> elementType(RecordComponent component) {
        return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }

    /** What is unknown would be dropped in silence otherwise; so it is kept, for the webhook to refuse. */
    private static void keepUnknownFields(JSONSchemaProps object) {
        object.setXKubernetesPreserveUnknownFields(true);
        object.getProperties().values().stream()
                .map(field -> "array".equals(field.getType()) ? element(field) : field)
                .filter(field -> "object".equals(field.getType()))
                .forEach(Definition::keepUnknownFields);
    }

    private static void nameWhatThereIs(JSONSchemaProps spec) {
        Set<String> exempt = new TreeSet<>(ACTIONS.keySet());
        exempt.add(Exemptions.REWRITE);
        JSONSchemaProps rule = element(field(spec, "rules"));
        limit(field(spec, "region"), FACTS.regions());
        limit(element(field(spec, "reachable", "regions")), FACTS.regions());
        limit(
                field(spec, "rulesVersion"),
                Stream.concat(Stream.of(RulesVersion.values()).map(RulesVersion::text), Stream.of(RulesVersion.LATEST))
                        .toList());
        limit(
                element(field(spec, "vpcEndpoints")),
                new TreeSet<>(FACTS.endpoints().ids()));
        limit(field(rule, "id"), ACTIONS.keySet());
        limit(element(field(element(field(spec, "exemptions")), "rules")), exempt);
        rule.setXKubernetesValidations(List.of(onlySomeRewrite()));
    }

    private static ValidationRule onlySomeRewrite() {
        String able = ACTIONS.entrySet().stream()
                .filter(entry -> entry.getValue().contains(RuleAction.REWRITE))
                .map(entry -> "'" + entry.getKey() + "'")
                .collect(Collectors.joining(", "));
        ValidationRule rule = new ValidationRule();
        rule.setRule("self.action != 'Rewrite' || self.id in [" + able + "]");
        rule.setMessage("this rule cannot Rewrite: it mends nothing");
        return rule;
    }

    private static void limit(JSONSchemaProps text, Collection<String> values) {
        text.setEnum(values.stream().<JsonNode>map(TextNode::valueOf).toList());
    }

    private static void makeUnique(JSONSchemaProps list, String key) {
        list.setXKubernetesListType("map");
        list.setXKubernetesListMapKeys(List.of(key));
    }

    private static JSONSchemaProps field(JSONSchemaProps schema, String... path) {
        JSONSchemaProps field = schema;
        for (String name : path) {
            field = Objects.requireNonNull(field.getProperties().get(name), name);
        }
        return field;
    }

    private static JSONSchemaProps element(JSONSchemaProps list) {
        return list.getItems().getSchema();
    }
}
