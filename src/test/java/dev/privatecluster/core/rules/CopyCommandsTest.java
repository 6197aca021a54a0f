package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.policy.Assessment.Mirrored;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.testing.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CopyCommandsTest {
    private static final String DIGEST = "sha256:0123456789abcdef" + "0".repeat(48);
    private static final Policy POLICY = Policies.usWest2(
            """
            mirrors:
            - {source: docker.io, mirror: ECR}
            - {source: quay.io, mirror: ECR/quay, type: PullThroughCache}
            - {source: ghcr.io, mirror: "registry.corp.internal:5000/ghcr"}
            - {source: gcr.io, mirror: 999988887777.dkr.ecr.eu-west-1.amazonaws.com/gcr}
            reachable: {registries: ["registry.corp.internal:5000"], regions: [eu-west-1]}
            """
                    .replace("ECR", Policies.ECR));

    @Test
    void copyATagWithDocker() {
        assertThat(commands("nginx:1.27"))
                .containsExactly(
                        "aws ecr create-repository --repository-name library/nginx --region us-west-2",
                        "docker pull docker.io/library/nginx:1.27",
                        "docker tag docker.io/library/nginx:1.27 " + Policies.ECR + "/library/nginx:1.27",
                        "aws ecr get-login-password --region us-west-2 | docker login --username AWS --password-stdin "
                                + Policies.ECR,
                        "docker push " + Policies.ECR + "/library/nginx:1.27");
    }

    @Test
    void copyADigestAsItIs() {
        assertThat(commands("nginx:1.27@" + DIGEST))
                .containsExactly(
                        "aws ecr create-repository --repository-name library/nginx --region us-west-2",
                        "aws ecr get-login-password --region us-west-2 | crane auth login --username AWS --password-stdin "
                                + Policies.ECR,
                        "crane copy docker.io/library/nginx@" + DIGEST + " " + Policies.ECR + "/library/nginx:1.27");
        assertThat(commands("nginx@" + DIGEST))
                .endsWith("crane copy docker.io/library/nginx@" + DIGEST + " " + Policies.ECR
                        + "/library/nginx:digest-0123456789ab");
    }

    @Test
    void warmAPullThroughCache() {
        assertThat(commands("quay.io/a:1"))
                .containsExactly(
                        "aws ecr get-login-password --region us-west-2 | docker login --username AWS --password-stdin "
                                + Policies.ECR,
                        "docker pull " + Policies.ECR + "/quay/a:1");
    }

    @Test
    void knowNothingOfEcrForAnotherRegistry() {
        assertThat(commands("ghcr.io/a:1"))
                .containsExactly(
                        "docker pull ghcr.io/a:1",
                        "docker tag ghcr.io/a:1 registry.corp.internal:5000/ghcr/a:1",
                        "docker push registry.corp.internal:5000/ghcr/a:1");
    }

    @Test
    void logInToTheRegionOfTheMirror() {
        assertThat(commands("gcr.io/a:1"))
                .contains("aws ecr create-repository --repository-name gcr/a --region eu-west-1")
                .contains("aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin"
                        + " 999988887777.dkr.ecr.eu-west-1.amazonaws.com");
    }

    @Test
    void areNoneForWhatAwsPutsThere() {
        assertThat(commands("602401143452.dkr.ecr.us-east-1.amazonaws.com/eks/coredns:v1"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"nginx, docker.io/library/nginx", "index.docker.io/a/b, docker.io/a/b"})
    void nameTheSourceInFull(String image, String source) {
        assertThat(commands(image)).contains("docker pull " + source);
    }

    @Test
    void neverCopyFromAnotherRegistryThanTheImages() {
        Policy wildcard = Policies.usWest2("mirrors: [{source: '*', mirror: " + Policies.ECR + "/all}]");
        Mirrored image = (Mirrored) wildcard.assess("Registry/app:1");

        assertThat(CopyCommands.forImage(image.image(), image.target()))
                .contains("docker pull Registry/app:1", "docker push " + Policies.ECR + "/all/registry/app:1");
    }

    private static List<String> commands(String image) {
        Mirrored mirrored = (Mirrored) POLICY.assess(image);
        return CopyCommands.forImage(mirrored.image(), mirrored.target());
    }
}
