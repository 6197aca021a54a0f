package dev.privatecluster.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageReferenceTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx",
                "docker.io/nginx",
                "index.docker.io/library/nginx:1",
                "registry-1.docker.io/nginx",
                "QUAY.io/a/b:V1",
                "localhost:5000/x",
                "NGINX",
                "",
                "a b"
            })
    void keepsTheTextAsItIsWritten(String text) {
        assertThat(ImageReference.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, docker.io/library/nginx",
        "nginx:1.27, docker.io/library/nginx:1.27",
        "docker.io/nginx, docker.io/library/nginx",
        "Docker.IO/nginx, docker.io/library/nginx",
        "index.docker.io/nginx, docker.io/library/nginx",
        "index.docker.io/library/nginx, docker.io/library/nginx",
        "INDEX.docker.io/nginx, docker.io/library/nginx",
        "registry-1.docker.io/nginx:1, docker.io/library/nginx:1",
        "registry-1.docker.io/amazon/x:1, docker.io/amazon/x:1",
        "amazon/x:1, docker.io/amazon/x:1",
        "ecr-public.aws.com/docker/library/redis:7, public.ecr.aws/docker/library/redis:7",
        "public.ecr.aws/nginx, public.ecr.aws/nginx",
        "quay.io/nginx, quay.io/nginx",
        "QUAY.IO/a/b:V1, quay.io/a/b:V1",
        "localhost/x, localhost/x",
        "localhost:5000/x, localhost:5000/x",
        "hub.docker.io/nginx, hub.docker.io/nginx",
        "docker.io:443/nginx, docker.io:443/nginx",
        "'[::1]:5000/x', '[::1]:5000/x'",
        "LOCALHOST/x, localhost/x",
        "Registry/x:1, Registry/x:1"
    })
    void knowsEveryRegistryByOneName(String text, String canonicalName) {
        assertThat(reference(text).canonicalName()).isEqualTo(canonicalName);
    }

    @Test
    void readsTheDomainAsItIsWritten() {
        ImageReference image = reference("Registry-1.Docker.io/nginx");

        assertThat(image.domain()).isEqualTo("Registry-1.Docker.io");
        assertThat(image.registry()).isEqualTo(RegistryName.DOCKER_HUB);
        assertThat(image.path()).isEqualTo("nginx");
        assertThat(image.repository()).isEqualTo("library/nginx");
    }

    @Test
    void keepsTagAndDigestTogether() {
        ImageReference image = reference("quay.io/a/b:v1@" + DIGEST);

        assertThat(image.tag()).isEqualTo("v1");
        assertThat(image.digest()).isEqualTo(DIGEST);
        assertThat(image.suffix()).isEqualTo(":v1@" + DIGEST);
    }

    @Test
    void addsNoTag() {
        assertThat(reference("nginx").tag()).isNull();
        assertThat(reference("nginx").suffix()).isEmpty();
        assertThat(reference("nginx@" + DIGEST).suffix()).isEqualTo("@" + DIGEST);
    }

    @ParameterizedTest
    @CsvSource({"sha256, 64", "sha384, 96", "sha512, 128"})
    void takesEveryDigestThatContainerdCanVerify(String algorithm, int length) {
        assertThat(ImageReference.parse("a@" + algorithm + ":" + "a".repeat(length)))
                .isInstanceOf(ImageReference.class);
        assertThat(ImageReference.parse("a@" + algorithm + ":" + "a".repeat(length - 1)))
                .isInstanceOf(InvalidImage.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my_host.example/app",
                "-a.example/app",
                "a..example/app",
                ".a.example/app",
                "a.example:port/app",
                "a.example:/app",
                "https://quay.io/a",
                "Nginx",
                "quay.io/A",
                "a:b:c",
                "a@sha256:abc",
                "a@" + "b",
                "/a",
                "a/",
                "a//b",
                " a",
                "a\n",
                "${IMAGE}",
                "*",
                "\u0000",
                "quay.io/ä"
            })
    void refusesWhatNoRuntimeCouldPull(String text) {
        assertThat(ImageReference.parse(text))
                .isInstanceOfSatisfying(InvalidImage.class, invalid -> assertThat(invalid.reason())
                        .isNotBlank());
    }

    private static ImageReference reference(String text) {
        assertThat(ImageReference.parse(text)).isInstanceOf(ImageReference.class);
        return (ImageReference) ImageReference.parse(text);
    }
}
