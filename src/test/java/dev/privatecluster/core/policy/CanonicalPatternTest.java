package dev.privatecluster.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CanonicalPatternTest {
    @ParameterizedTest
    @ValueSource(strings = {"nginx:1", "docker.io", "nginx", "docker.io/Library/nginx", "a.example//x", "a.example/"})
    void refusesWhatCanMatchNothing(String pattern) {
        assertThat(CanonicalPattern.canMatch(pattern)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "docker.io/*",
                "*/nginx:1",
                "*.corp.example/*",
                "quay.io/a:V1",
                "quay.io/a@sha256:*",
                "index.docker.io*"
            })
    void takesWhatCan(String pattern) {
        assertThat(CanonicalPattern.canMatch(pattern)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io/nginx:*, docker.io/library/nginx:*",
        "index.docker.io/amazon/a, docker.io/amazon/a",
        "docker.io/*, docker.io/*",
        "*.CORP.example/a:V1, *.corp.example/a:V1",
        "ecr-public.aws.com/x, public.ecr.aws/x",
        "*, *",
    })
    void bringsNamesIntoOneSpelling(String pattern, String canonical) {
        assertThat(CanonicalPattern.of(pattern)).isEqualTo(canonical);
    }
}
