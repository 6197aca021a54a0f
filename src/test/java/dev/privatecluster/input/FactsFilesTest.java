package dev.privatecluster.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.image.EcrRegistry;
import dev.privatecluster.core.image.Partition;
import dev.privatecluster.core.image.RegistryName;
import dev.privatecluster.core.policy.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of facts as a whole. */
final class FactsFilesTest {
    private static final Path DIRECTORY = Path.of("src/main/resources/facts");
    private static final Facts FACTS = FactsFiles.load();

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void sayWhichSchemaTheyHaveAndWhenTheyWereRetrieved(Path file) throws IOException {
        YamlDocument document = document(file);

        assertThat(document.duplicates()).isEmpty();
        assertThat(document.root().path("schema").isNumber()).isTrue();
        assertThat(document.root().path("retrieved").asText()).matches("20\\d\\d-[01]\\d");
    }

    @Test
    void everyRowOfTheEksRegistriesIsTheHostThatWeCompute() throws IOException {
        Set<String> regions = new TreeSet<>();
        for (JsonNode row : read("eks-addon-registries.yaml").path("regions")) {
            String region = row.path("region").asText();
            String account = row.path("account").textValue();
            Partition partition = FACTS.partitions().ofRegion(region);

            assertThat(account).as(region).matches("\\d{12}");
            assertThat(partition).as(region).isNotNull().satisfies(found -> assertThat(found.id())
                    .isEqualTo(row.path("partition").asText()));
            assertThat(row.path("registry").asText())
                    .isEqualTo(FACTS.partitions().ecrHost(account, region));
            assertThat(FACTS.partitions()
                            .ecrRegistry(RegistryName.of(row.path("registry").asText())))
                    .isEqualTo(new EcrRegistry(account, region, EcrRegistry.Form.STANDARD));
            assertThat(FACTS.eksRegistries().accountIn(region)).isEqualTo(account);
            assertThat(row.path("source").asText()).as(region).isNotBlank();
            assertThat(regions.add(region)).as(region + " stands there once").isTrue();
        }
        assertThat(regions).hasSizeGreaterThanOrEqualTo(46);
    }

    @Test
    void aRegionBelongsToOnePartition() throws IOException {
        List<JsonNode> partitions = new ArrayList<>();
        read("vpc-endpoints.yaml").path("partitions").forEach(partitions::add);

        for (JsonNode row : read("eks-addon-registries.yaml").path("regions")) {
            String region = row.path("region").asText();
            assertThat(partitions.stream()
                            .filter(each -> region.matches(each.path("regions").asText())))
                    .as(region)
                    .hasSize(1);
        }
    }

    @Test
    void allAccountsAreTwelveDigitsInQuotes() throws IOException {
        JsonNode facts = read("eks-addon-registries.yaml");

        assertThat(facts.findValues("account"))
                .hasSizeGreaterThan(46)
                .allSatisfy(account -> assertThat(account.textValue()).matches("\\d{12}"));
        assertThat(facts.path("default_account").textValue())
                .isEqualTo(FACTS.eksRegistries().accountIn("us-west-2"));
    }

    @Test
    void endpointsHaveUniqueIdsATypeNamesAndSomebodyWhoNeedsThem() throws IOException {
        Set<String> ids = new TreeSet<>();
        for (JsonNode endpoint : read("vpc-endpoints.yaml").path("endpoints")) {
            String id = endpoint.path("id").asText();
            assertThat(id).matches("[a-z0-9][a-z0-9.-]*");
            assertThat(ids.add(id)).as(id + " stands there once").isTrue();
            assertThat(endpoint.path("type").asText()).as(id).isNotBlank();
            assertThat(endpoint.path("level").asText()).as(id).isNotBlank();
            assertThat(endpoint.path("dns").isArray()).as(id).isTrue();
            assertThat(endpoint.path("needed_for")).as(id).isNotEmpty();
        }
        assertThat(FACTS.endpoints().ids()).isEqualTo(ids).contains("ec2", "ecr.api", "ecr.dkr", "s3", "sts", "logs");
    }

    @Test
    void dnsNamesOfEndpointsHaveOnlyPlaceholdersThatAreExplained() throws IOException {
        for (JsonNode endpoint : read("vpc-endpoints.yaml").path("endpoints")) {
            for (JsonNode name : endpoint.path("dns")) {
                String filled =
                        name.asText().replaceAll("\\{(region|suffix|dual|registry_dual|account|partition)}", "x");
                assertThat(filled).as(name.asText()).matches("[*a-z0-9.-]+");
            }
        }
    }

    @Test
    void upstreamsOfThePullThroughCacheNameHostsInTheOneSpelling() throws IOException {
        JsonNode facts = read("ecr-pull-through-upstreams.yaml");
        Set<String> ids = new TreeSet<>();
        for (JsonNode upstream : facts.path("upstreams")) {
            String id = upstream.path("id").asText();
            assertThat(ids.add(id)).as(id + " stands there once").isTrue();
            assertThat(upstream.has("hosts") || upstream.has("hosts_suffix") || upstream.has("hosts_regex"))
                    .as(id)
                    .isTrue();
            upstream.path("hosts").forEach(host -> assertThat(host.asText()).isLowerCase());
        }
        assertThat(ids).contains("ecr-public", "kubernetes", "quay", "docker-hub", "github", "ecr-private");
        for (JsonNode region : facts.path("rule").path("unsupported_regions")) {
            assertThat(FACTS.partitions().ofRegion(region.asText())).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ecr-public", "kubernetes", "quay", "docker-hub", "github", "gitlab", "azure", "chainguard"})
    void defaultPrefixesOfThePullThroughCacheArePrefixes(String prefix) {
        assertThat(FACTS.pullThroughCache().prefix().matcher(prefix).matches()).isTrue();
        assertThat(prefix.length())
                .isBetween(
                        FACTS.pullThroughCache().shortestPrefix(),
                        FACTS.pullThroughCache().longestPrefix());
    }

    private static JsonNode read(String file) throws IOException {
        return document(DIRECTORY.resolve(file)).root();
    }

    private static YamlDocument document(Path file) throws IOException {
        return YamlReader.read(file.toString(), Files.readString(file));
    }

    @Test
    void everyEndpointThatAFeatureNeedsIsAnEndpoint() throws IOException {
        List<String> named = new ArrayList<>();
        for (JsonNode feature : read("features.yaml").path("features")) {
            for (String field : List.of("needs_endpoints", "optional_endpoints", "conditional_endpoints")) {
                collectTexts(feature.path(field), named);
            }
        }
        assertThat(named).hasSizeGreaterThan(50);
        assertThat(FACTS.endpoints().ids()).containsAll(named);
    }

    @Test
    void everyStatementOfThePageHasAFeature() throws IOException {
        JsonNode facts = read("features.yaml");
        Set<String> covered = new TreeSet<>();
        facts.path("features").forEach(feature -> feature.path("seed").forEach(id -> covered.add(id.asText())));
        Set<String> statements = new TreeSet<>();
        facts.path("seed_statements").fieldNames().forEachRemaining(statements::add);

        assertThat(statements).hasSize(35);
        assertThat(covered).isEqualTo(statements);
    }

    private static void collectTexts(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(child -> collectTexts(child, texts));
    }
}
