package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema of a configuration cannot say, the webhook refuses, whatever policy it goes by itself. */
@ExtendWith(ClusterExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class ConfigurationWebhookIT {
    private static final String WEBHOOK = "validate.configuration.privatecluster.dev";
    private static final Path FIXTURES = Folders.PROJECT.resolve("src/test/resources/policies");
    private static final String GOOD = Folders.read(FIXTURES.resolve("smallest.yaml"));

    /** Right by the schema. */
    private static final String OUT_OF_REACH = GOOD + "  mirrors: [{source: quay.io, mirror: ghcr.io/copies}]\n";

    private final TestCluster cluster;
    private final Kubectl unasked;
    private final Kubectl kubectl;

    ConfigurationWebhookIT(TestCluster cluster) {
        this.cluster = cluster;
        cluster.serveConfigurations();
        unasked = cluster.existing("default");
        kubectl = cluster.user(TestPolicy.AUDIT);
    }

    @AfterEach
    void deleteIt() {
        unasked.succeed("delete", "privateclusters", "--all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  mirorrs: []",
                "  mirrors: [{source: quay.io, mirror: 111122223333.dkr.ecr.us-west-2.amazonaws.com/copies, prefix: a}]",
                "  reachable: {registry: a.example}",
                "  fargate: {profiles: [a]}",
                "  rules: [{id: invalid-image, action: Warn, severity: High}]",
                "  exemptions: [{reason: x, namespaces: [a], namespace: [b]}]",
                "Spec: {}"
            })
    void refusesATypingErrorThatNobodyElseLooksFor(String field) {
        String message = Refusal.message(kubectl.manifest(GOOD + field + "\n", "apply", "--validate=ignore"), WEBHOOK);

        assertThat(message).startsWith("1 problem with this PrivateCluster:").contains(": is no field of this object;");
        assertThat(unasked.exists("privatecluster", "cluster")).isFalse();
    }

    @Test
    void refusesWhatTheCompilerRefusesWithEveryProblem() {
        String message = Refusal.message(kubectl.manifest(OUT_OF_REACH + "  mode2: x\n", "apply"), WEBHOOK);

        assertThat(message)
                .contains("\nspec.mode2: is no field", "\nspec.mirrors[0].mirror: 'ghcr.io' is itself out of reach");
    }

    static List<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            return files.filter(file -> !file.endsWith("duplicate-keys.yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** Either by the schema or by the webhook; what the command line takes, both do. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void takesAndRefusesWhatTheCommandLineDoes(Path fixture) {
        String manifest = Folders.read(fixture);
        Command apply = kubectl.manifest(manifest, "apply", "--dry-run=server", "--validate=ignore");

        assertThat(apply.exitCode()).as(apply.toString()).isEqualTo(manifest.contains("# problem: ") ? 1 : 0);
    }

    @Test
    void letsGoWhatGotInWhileTheWebhookWasAway() {
        unasked.manifest(
                        OUT_OF_REACH.replace("  name: cluster", "  name: cluster\n  finalizers: [example.com/wait]"),
                        "apply")
                .succeeded();

        kubectl.succeed("label", "privatecluster", "cluster", "example.com/note=x");
        Command change = kubectl.run(
                "patch", "privatecluster", "cluster", "--type=merge", "--patch", "{\"spec\": {\"mode\": \"Audit\"}}");
        assertThat(Refusal.message(change, WEBHOOK)).contains("spec.mirrors[0].mirror: ");
        kubectl.succeed("delete", "privatecluster", "cluster", "--wait=false");
        kubectl.succeed(
                "patch",
                "privatecluster",
                "cluster",
                "--type=merge",
                "--patch",
                "{\"metadata\": {\"finalizers\": []}}");
        assertThat(unasked.exists("privatecluster", "cluster")).isFalse();
    }

    @Test
    void isAskedByTheExampleOfARegistration() {
        Command apply = cluster.unansweredUser().manifest(GOOD, "apply", "--dry-run=server");

        assertThat(apply.stderr()).contains("failed calling webhook \"" + WEBHOOK + "\"");
    }
}
