package dev.privatecluster.serving;

import dev.privatecluster.certificates.PemCertificate;
import dev.privatecluster.certificates.SelfSigned;
import dev.privatecluster.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folder that a server's certificate lies in.
 *
 * @param directory with {@code tls.crt}, {@code tls.key} and, for those who have to trust them, {@code ca.crt}
 */
public record CertificateFiles(Path directory) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    public Path authority() {
        return directory.resolve("ca.crt");
    }

    public Path certificate() {
        return directory.resolve("tls.crt");
    }

    public Path key() {
        return directory.resolve("tls.key");
    }

    /**
     * Sees that there is a certificate: uses what is there, or makes one with an authority of its own.
     *
     * @param names further host names and addresses that it has to be for
     * @param now the time
     * @throws InputException if the folder holds a part of it only, holds what cannot serve, or cannot be written
     */
    public void prepare(List<String> names, Instant now) {
        boolean hasCertificate = Files.exists(certificate());
        boolean hasKey = Files.exists(key());
        if (hasCertificate && hasKey) {
            new CertificateCheck(certificate(), key()).check(names, now);
            return;
        }
        if (hasCertificate || hasKey || Files.exists(authority())) {
            throw new InputException(directory + ": holds only a part of ca.crt, tls.crt and tls.key;"
                    + " give both tls.crt and tls.key, or an empty folder to have them made");
        }
        write(SelfSigned.issue(names, now));
    }

    /**
     * Reads what is there.
     *
     * @throws InputException if it cannot be read
     */
    PemCertificate read() {
        try {
            return new PemCertificate(Files.readString(certificate()), Files.readString(key()));
        } catch (IOException e) {
            throw new InputException(directory + ": tls.crt and tls.key cannot be read: " + e, e);
        }
    }

    /** The authority's certificate, if it is there. */
    Optional<String> readAuthority() {
        try {
            return Optional.of(Files.readString(authority()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void write(SelfSigned made) {
        try {
            Files.createDirectories(directory);
            Path incomplete =
                    Files.createTempFile(directory, "tls", ".key", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.writeString(incomplete, made.keyPem());
            Files.writeString(authority(), made.authorityPem());
            Files.writeString(certificate(), made.certificatePem());
            Files.move(incomplete, key());
        } catch (IOException e) {
            throw new InputException(directory + ": certificates cannot be written: " + e, e);
        }
    }
}
