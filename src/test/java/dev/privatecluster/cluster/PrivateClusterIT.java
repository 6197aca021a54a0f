package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the API server makes of a configuration by its schema alone: no webhook is asked here. */
@ExtendWith(ClusterExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class PrivateClusterIT {
    private static final String ECR = TestPolicy.REGISTRY;
    private static final String COMPLETE =
            Folders.read(Folders.PROJECT.resolve("src/test/resources/policies/complete.yaml"));

    private final Kubectl kubectl;

    PrivateClusterIT(TestCluster cluster) {
        cluster.serveConfigurations();
        kubectl = cluster.existing("default");
    }

    @AfterEach
    void deleteIt() {
        kubectl.succeed("delete", "privateclusters", "--all");
    }

    @ParameterizedTest
    @MethodSource("dev.privatecluster.cluster.WrongConfigurations#all")
    void refusesWhatIsWrongNamingTheField(String manifest, String message) {
        Command apply = kubectl.manifest(manifest, "apply", "--dry-run=server");

        assertThat(apply.exitCode()).as(apply.toString()).isEqualTo(1);
        assertThat(apply.stderr()).contains("is invalid").contains(message);
    }

    @Test
    void storesDefaultsAndNothingInPlaceOfMirrors() {
        kubectl.manifest(WrongConfigurations.smallest(), "apply").succeeded();

        JsonNode spec = kubectl.get("privatecluster", "cluster").path("spec");
        assertThat(spec.path("mode").asText()).isEqualTo("Enforce");
        assertThat(spec.path("rulesVersion").asText()).isEqualTo("latest");
        assertThat(spec).hasSize(4);
    }

    @Test
    void takesEveryFieldAsItIsMeant() {
        kubectl.manifest(COMPLETE, "apply").succeeded();

        JsonNode stored = kubectl.get("privatecluster", "cluster");
        assertThat(Stored.text(stored, "/spec/mirrors/0/type")).isEqualTo("Copy");
        assertThat(Stored.text(stored, "/spec/mirrors/1/type")).isEqualTo("PullThroughCache");
        assertThat(stored.at("/spec/exemptions")).hasSize(2);
        assertThat(stored.has("status")).isFalse();
    }

    @Test
    void printsWhatMattersInColumns() {
        kubectl.manifest(WrongConfigurations.smallest(), "apply").succeeded();
        kubectl.succeed(
                "patch",
                "privatecluster",
                "cluster",
                "--subresource=status",
                "--type=merge",
                "--patch",
                """
                {"status": {"observedGeneration": 1, "findings": 7, "conditions": [{"type": "Ready", "status": "False",
                 "reason": "Invalid", "message": "", "lastTransitionTime": "2026-11-01T00:00:00Z"}]}}
                """);
        String[] table = kubectl.succeed("get", "privatecluster").stdout().split("\n", -1);

        assertThat(table[0].split(" +", -1)).startsWith("NAME", "MODE", "RULES", "READY", "FINDINGS", "AGE");
        assertThat(table[1].split(" +", -1)).startsWith("cluster", "Enforce", "latest", "False", "7");
    }

    @Test
    void explainsItself() {
        assertThat(explained("privatecluster.spec.mirrors"))
                .contains(
                        "Where copies of images live",
                        "A registry, a registry with a path, or * for every other registry.");
        assertThat(explained("privatecluster.spec.mode"))
                .contains("ENUM: Audit Enforce", "Audit: Nothing is changed or refused");
    }

    /** On one line, however kubectl breaks it. */
    private String explained(String field) {
        return kubectl.succeed("explain", field).stdout().replaceAll("\\s+", " ");
    }

    @Test
    void letsSeveralManagersHaveMirrorsOfTheirOwn() {
        for (String source : new String[] {"quay.io", "ghcr.io"}) {
            String manifest =
                    WrongConfigurations.with("mirrors: [{source: %s, mirror: %s/%s}]".formatted(source, ECR, source));
            kubectl.manifest(manifest, "apply", "--server-side", "--field-manager=" + source)
                    .succeeded();
        }
        assertThat(kubectl.get("privatecluster", "cluster").at("/spec/mirrors")).hasSize(2);
    }
}
