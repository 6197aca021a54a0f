package dev.privatecluster.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "localhost",
                "a.b",
                "A.B",
                "a-b.c",
                "xn--bcher-kva.example",
                "10.0.0.1",
                "a:1",
                "a.b:5000",
                "0",
                "[::1]",
                "[::1]:5000",
                "[fe80::ABCD]"
            })
    void takesHostsWithAndWithoutPort(String host) {
        assertThat(HostName.isValid(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a.",
                ".a",
                "a..b",
                "-a",
                "a-",
                "a.-b",
                "a-.b",
                "a_b",
                "*.a",
                "a b",
                "ä.b",
                "a:",
                "a:b",
                "a:1:2",
                ":1",
                "[]",
                "[",
                "[::1",
                "[::1]5000",
                "[::1]:",
                "[g::1]",
                "[::1]:x",
                "a/b",
                "https://a",
                "a\n"
            })
    void refusesTheRest(String host) {
        assertThat(HostName.isValid(host)).isFalse();
    }
}
