package dev.privatecluster.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.privatecluster.input.InputException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KeptCertificatesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final KeptCertificates MADE = KeptCertificates.make(List.of("webhook.system.svc"), NOW);

    private static void refuses(String reason, String part, String text) {
        Map<String, String> parts = new HashMap<>(MADE.parts());
        parts.put(part, text);
        assertThatThrownBy(() -> KeptCertificates.read("secret a/b", parts))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void readsWhatItWrote() {
        assertThat(KeptCertificates.read("secret a/b", MADE.parts()).parts()).isEqualTo(MADE.parts());
    }

    @Test
    void refusesAnAuthorityThatCannotSign() {
        KeptCertificates other = KeptCertificates.make(List.of("webhook.system.svc"), NOW);

        refuses("secret a/b: ca.crt: holds no certificate in PEM", "ca.crt", "");
        refuses("secret a/b: ca.crt: cannot be read as PEM", "ca.crt", "-----BEGIN CERTIFICATE-----\n!\n");
        refuses("secret a/b: ca.key: holds no private key in PEM", "ca.key", "");
        refuses("is not the key of the first authority", "ca.key", other.parts().getOrDefault("ca.key", ""));
        refuses("is not the key of the first authority", "ca.crt", other.bundle() + MADE.bundle());
    }

    @Test
    void refusesAServingCertificateInPlaceOfAnAuthority() {
        Map<String, String> parts = new HashMap<>(MADE.parts());
        parts.put("ca.crt", MADE.parts().getOrDefault("tls.crt", ""));
        parts.put("ca.key", MADE.parts().getOrDefault("tls.key", ""));

        assertThatThrownBy(() -> KeptCertificates.read("secret a/b", parts))
                .hasMessageContaining("is not the key of the first authority");
    }

    @Test
    void showsNothingOfKeys() {
        assertThat(MADE.serving().orElseThrow().toString()).doesNotContain("PRIVATE KEY");
    }
}
