package dev.privatecluster.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.certificates.PemCertificate;
import dev.privatecluster.certificates.SelfSigned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CertificateReloaderTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    private final List<PemCertificate> served = new ArrayList<>();
    private CertificateFiles files;
    private CertificateReloader reloader;

    @BeforeEach
    void prepare() {
        files = new CertificateFiles(folder);
        files.prepare(List.of(), NOW);
        reloader = new CertificateReloader(files, List.of(), served::add);
    }

    private SelfSigned renew() throws IOException {
        SelfSigned made = SelfSigned.issue(List.of(), NOW);
        Files.writeString(files.certificate(), made.certificatePem());
        return made;
    }

    @Test
    void whatHasNotChangedIsNotServedAgain() {
        reloader.look(NOW);

        assertThat(served).isEmpty();
    }

    @Test
    void aNewCertificateIsServedOnce() throws IOException {
        Files.writeString(files.key(), renew().keyPem());
        reloader.look(NOW);
        reloader.look(NOW);

        assertThat(served).containsExactly(files.read());
    }

    @Test
    void aCertificateWhoseKeyIsNotThereYetWaitsForIt() throws IOException {
        SelfSigned made = renew();
        reloader.look(NOW);
        assertThat(served).isEmpty();

        Files.writeString(files.key(), made.keyPem());
        reloader.look(NOW);
        assertThat(served).hasSize(1);
    }

    @Test
    void filesThatAreGoneOrBrokenChangeNothing() throws IOException {
        Files.writeString(files.certificate(), "no certificate");
        reloader.look(NOW);
        Files.delete(files.certificate());
        reloader.look(NOW);

        assertThat(served).isEmpty();
    }
}
