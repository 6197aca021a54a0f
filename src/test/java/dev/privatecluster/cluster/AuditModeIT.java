package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** With {@code mode: Audit} nothing is changed or refused, and everything is said. */
@ExtendWith(ClusterExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class AuditModeIT {
    private static final String UNREACHABLE = "ghcr.io/example/app:1.0";

    private final Kubectl kubectl;

    AuditModeIT(TestCluster cluster) {
        kubectl = cluster.namespace("audit", TestPolicy.AUDIT);
    }

    @Test
    void storesAPodThatWouldBeRefusedUntouchedAndWarns() {
        Command run = kubectl.succeed("run", "web", "--image=" + UNREACHABLE);

        assertThat(run.warnings()).anySatisfy(warning -> assertThat(warning)
                .contains("unreachable-registry", "spec.containers[0].image", UNREACHABLE));
        assertUntouched("web", UNREACHABLE);
    }

    @Test
    void storesAPodThatWouldBeRewrittenUntouchedAndWarns() {
        Command run = kubectl.succeed("run", "hub", "--image=nginx:1.27");

        assertThat(run.warnings()).anySatisfy(warning -> assertThat(warning)
                .contains("spec.containers[0].image", TestPolicy.REGISTRY + "/library/nginx:1.27"));
        assertUntouched("hub", "nginx:1.27");
    }

    @Test
    void saysNothingOfAnImageThatIsInEcr() {
        Command run = kubectl.succeed("run", "mirrored", "--image=" + TestPolicy.REGISTRY + "/library/nginx:1.27");

        assertThat(run.stderr()).isEmpty();
    }

    @Test
    void storesADeploymentThatWouldBeRefusedAndItsPods() {
        Command apply = kubectl.manifest(Manifests.deployment("shop", 1, UNREACHABLE), "apply")
                .succeeded();

        assertThat(apply.warnings()).anySatisfy(warning -> assertThat(warning)
                .contains("unreachable-registry", "spec.template.spec.containers[0].image", UNREACHABLE));
        Patience.until("its pod").until(() -> kubectl.list("pods", "app=shop").size() == 1);
        assertThat(kubectl.list("pods", "app=shop")).extracting(Stored::image).containsExactly(UNREACHABLE);
    }

    @Test
    void keepsManyWarningsWithinWhatTheApiServerPassesOn() {
        String containers = IntStream.range(0, 60)
                .mapToObj(
                        "  - {name: c%1$d, image: \"ghcr.io/example/a-rather-long-repository-name/app-%1$d:1\"}\n"
                                ::formatted)
                .collect(Collectors.joining());
        Command apply = kubectl.manifest(Manifests.pod("many", UNREACHABLE) + containers, "apply")
                .succeeded();

        List<String> warnings = apply.warnings();
        assertThat(warnings).hasSizeGreaterThan(5).allSatisfy(warning -> assertThat(warning)
                .hasSizeLessThanOrEqualTo(256));
        assertThat(String.join("", warnings)).hasSizeLessThanOrEqualTo(4_000);
        assertThat(warnings.get(warnings.size() - 1)).containsPattern("\\b%d\\b".formatted(61 - warnings.size() + 1));
    }

    private void assertUntouched(String name, String image) {
        JsonNode pod = kubectl.get("pod", name);
        assertThat(Stored.image(pod)).isEqualTo(image);
        assertThat(Stored.hasOriginals(pod)).isFalse();
    }
}
