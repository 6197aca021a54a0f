package dev.privatecluster.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.privatecluster.certificates.SelfSigned;
import dev.privatecluster.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CertificateFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    private CertificateFiles files;

    @BeforeEach
    void prepare() {
        files = new CertificateFiles(folder.resolve("tls"));
    }

    private static X509Certificate read(Path file) throws Exception {
        try (var input = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(input);
        }
    }

    private void refuses(String reason, List<String> names, Instant now) {
        assertThatThrownBy(() -> files.prepare(names, now))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void makesACertificateThatItsAuthorityHasSigned() throws Exception {
        files.prepare(List.of("webhook.example.internal", "10.0.0.7", "fd00::1"), NOW);

        X509Certificate certificate = read(files.certificate());
        certificate.verify(read(files.authority()).getPublicKey());
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactly(
                        "localhost",
                        "127.0.0.1",
                        "0:0:0:0:0:0:0:1",
                        "webhook.example.internal",
                        "10.0.0.7",
                        "fd00:0:0:0:0:0:0:1");
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getBasicConstraints()).isNegative();
        assertThat(read(files.authority()).getBasicConstraints()).isZero();
        assertThat(Files.getPosixFilePermissions(files.key())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder.resolve("tls")).isDirectoryNotContaining("glob:**/tls?*.key*.tmp");
    }

    @Test
    void usesWhatIsThere() throws IOException {
        files.prepare(List.of("fd00::1", "Webhook.example"), NOW);
        String before = Files.readString(files.certificate());

        files.prepare(List.of("FD00:0::1", "webhook.EXAMPLE", "localhost"), NOW);

        assertThat(files.certificate()).hasContent(before);
    }

    @Test
    void refusesNamesThatTheCertificateIsNotMadeFor() {
        files.prepare(List.of(), NOW);
        refuses("is not made for webhook.example.internal", List.of("localhost", "webhook.example.internal"), NOW);
    }

    @Test
    void takesAWildcardForTheNamesRightBelowIt() {
        files.prepare(List.of("*.example.internal"), NOW);
        files.prepare(List.of("webhook.EXAMPLE.internal"), NOW);
        refuses("is not made for a.b.example.internal", List.of("a.b.example.internal"), NOW);
    }

    @Test
    void refusesACertificateThatIsNotValidYet() {
        files.prepare(List.of(), NOW);
        refuses("tls.crt: is not valid before 2026-11-23T11:55:00Z", List.of(), NOW.minus(Duration.ofDays(1)));
    }

    @Test
    void refusesAnExpiredCertificate() {
        files.prepare(List.of(), NOW);
        refuses("tls.crt: expired at 2027-11-23T12:00:00Z", List.of(), NOW.plus(Duration.ofDays(366)));
    }

    @Test
    void refusesTheKeyOfAnother() throws IOException {
        files.prepare(List.of(), NOW);
        Files.writeString(files.key(), SelfSigned.issue(List.of(), NOW).keyPem());
        refuses("the key is not the certificate's", List.of(), NOW);
    }

    @Test
    void findsTheKeyBehindTheParametersOfItsCurve() throws IOException {
        files.prepare(List.of(), NOW);
        String parameters = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
        Files.writeString(files.key(), parameters + Files.readString(files.key()));
        files.prepare(List.of(), NOW);
    }

    @Test
    void refusesWhatOnlyLooksLikePem() throws IOException {
        files.prepare(List.of(), NOW);
        Files.writeString(files.certificate(), "-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----\n");
        refuses("tls.crt: cannot be read as PEM", List.of(), NOW);
    }

    @Test
    void refusesWhatIsNoPem() throws IOException {
        files.prepare(List.of(), NOW);
        Files.writeString(files.key(), "secret");
        refuses("tls.key: holds no private key in PEM", List.of(), NOW);
        Files.writeString(files.certificate(), "nothing");
        refuses("tls.crt: holds no certificate in PEM", List.of(), NOW);
    }

    @Test
    void refusesAFolderWithAPartOfIt() throws IOException {
        files.prepare(List.of(), NOW);
        Files.delete(files.key());
        refuses("holds only a part of ca.crt, tls.crt and tls.key", List.of(), NOW);
    }

    @Test
    void refusesAFolderThatCannotBe() throws IOException {
        Files.writeString(folder.resolve("tls"), "a file");
        refuses("certificates cannot be written", List.of(), NOW);
    }

    @Test
    void refusesNamesThatAreNone() {
        refuses("--tls-name: 'not a name' is neither a host name nor an address", List.of("not a name"), NOW);
    }
}
