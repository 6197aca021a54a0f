package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What cannot be pulled is refused, with the reason and the remedy. */
@ExtendWith(ClusterExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class RefusalIT {
    private static final String IMAGE = "ghcr.io/example/app:1.0";
    private static final String TARGET = TestPolicy.REGISTRY.replace(".", "\\.") + "/[a-z0-9./_-]*example/app:1\\.0";

    private final Kubectl kubectl;

    RefusalIT(TestCluster cluster) {
        kubectl = cluster.namespace("refusal", TestPolicy.DOCKER_HUB_ONLY);
    }

    @Test
    void refusesAPodFromAnUnmirroredRegistryWithTheReasonAndTheRemedy() {
        Command run = kubectl.run("run", "web", "--image=" + IMAGE);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.stderr()).startsWith("Error from server (Forbidden)");
        String message = Refusal.message(run, "validate.privatecluster.dev");
        assertNamesTheCause(message, "spec.containers[0].image");
        assertThat(message)
                .contains("aws ecr create-repository", "docker pull " + IMAGE)
                .containsPattern("docker tag " + IMAGE + " " + TARGET)
                .containsPattern("docker push " + TARGET);
        assertThat(kubectl.exists("pod", "web")).isFalse();
    }

    @Test
    void namesEveryUnreachableImageOfAPod() {
        String manifest = Manifests.pod("several", IMAGE)
                + """
                  - name: logs
                    image: quay.io/example/logs:2
                """;
        String message = Refusal.message(kubectl.manifest(manifest, "apply"), "validate.privatecluster.dev");

        assertThat(Refusal.start(message))
                .contains("spec.containers[0].image", IMAGE, "spec.containers[1].image", "quay.io/example/logs:2");
        assertThat(kubectl.exists("pod", "several")).isFalse();
    }

    @Test
    void refusesADeploymentAtOnce() {
        Command apply = kubectl.manifest(Manifests.deployment("shop", 1, IMAGE), "apply");

        assertThat(apply.exitCode()).isEqualTo(1);
        assertNamesTheCause(
                Refusal.message(apply, "validate.templates.privatecluster.dev"),
                "spec.template.spec.containers[0].image");
        assertThat(kubectl.exists("deployment", "shop")).isFalse();
    }

    @Test
    void refusesACronJobAtOnce() {
        Command create = kubectl.run("create", "cronjob", "nightly", "--schedule=0 3 * * *", "--image=" + IMAGE);

        assertNamesTheCause(
                Refusal.message(create, "validate.templates.privatecluster.dev"),
                "spec.jobTemplate.spec.template.spec.containers[0].image");
        assertThat(kubectl.exists("cronjob", "nightly")).isFalse();
    }

    @Test
    void refusesAnImageThatIsNoReference() {
        // In a manifest, since "kubectl run" refuses it.
        Command create = kubectl.manifest(Manifests.pod("typo", "nginx@sha256:short"), "create");

        assertThat(Refusal.message(create, "validate.privatecluster.dev"))
                .contains("invalid-image", "spec.containers[0].image", "nginx@sha256:short");
        assertThat(kubectl.exists("pod", "typo")).isFalse();
    }

    @Test
    void refusesAnEphemeralContainerThatCannotBePulled() {
        kubectl.succeed("run", "debugged", "--image=nginx:1.27");
        Command debug = kubectl.run("debug", "pod/debugged", "--image=" + IMAGE, "--container=debugger");

        assertNamesTheCause(Refusal.message(debug, "validate.privatecluster.dev"), "spec.ephemeralContainers[0].image");
        assertThat(kubectl.get("pod", "debugged").at("/spec/ephemeralContainers"))
                .isEmpty();
    }

    private static void assertNamesTheCause(String message, String field) {
        assertThat(Refusal.start(message))
                .contains("unreachable-registry", field, IMAGE)
                .containsPattern(TARGET);
    }
}
