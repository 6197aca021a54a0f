package dev.privatecluster.serving;

import dev.privatecluster.certificates.PemCertificate;
import dev.privatecluster.certificates.ServingCertificate;
import dev.privatecluster.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Tells what is wrong with a certificate and a key before clients find out.
 *
 * @param certificate PEM, the serving certificate first
 * @param key PEM, not encrypted
 */
record CertificateCheck(Path certificate, Path key) {
    /**
     * @throws InputException if they cannot serve under all of the names at the given time
     */
    void check(List<String> names, Instant now) {
        ServingCertificate found = ServingCertificate.read(
                certificate.toString(), key.toString(), new PemCertificate(read(certificate), read(key)));
        found.problem(names, now).ifPresent(problem -> {
            throw new InputException(
                    certificate + ": " + problem + "; put a new one there, or remove the files to have them made");
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read as PEM: " + e, e);
        }
    }
}
