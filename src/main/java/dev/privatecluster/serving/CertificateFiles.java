package dev.privatecluster.serving;

import dev.privatecluster.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a server's certificate lies in.
 *
 * @param directory with {@code tls.crt}, {@code tls.key} and, for those who have to trust them, {@code ca.crt}
 */
public record CertificateFiles(Path directory) {
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
     * @param names further host names and addresses to make it for
     * @param now the time
     * @return whether it was made
     * @throws InputException if the folder holds a part of it only, or cannot be written
     */
    public boolean prepare(List<String> names, Instant now) {
        boolean hasCertificate = Files.exists(certificate());
        boolean hasKey = Files.exists(key());
        if (hasCertificate && hasKey) {
            check(now);
            return false;
        }
        if (hasCertificate || hasKey || Files.exists(authority())) {
            throw new InputException(directory + ": holds only a part of ca.crt, tls.crt and tls.key;"
                    + " give both tls.crt and tls.key, or an empty folder to have them made");
        }
        SelfSigned made = SelfSigned.issue(names, now);
        try {
            Files.createDirectories(directory);
            Files.createFile(key(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(key(), made.keyPem());
            Files.writeString(certificate(), made.certificatePem());
            Files.writeString(authority(), made.authorityPem());
        } catch (IOException e) {
            throw new InputException(directory + ": certificates cannot be written: " + e.getMessage(), e);
        }
        return true;
    }

    /** Tells what is wrong with the files that are there before a server stumbles over them. */
    private void check(Instant now) {
        if (!(read(certificate()) instanceof X509CertificateHolder found)) {
            throw new InputException(certificate() + ": holds no certificate in PEM");
        }
        Object privateKey = read(key());
        if (!(privateKey instanceof PrivateKeyInfo) && !(privateKey instanceof PEMKeyPair)) {
            throw new InputException(key() + ": holds no unencrypted private key in PEM");
        }
        Instant end = found.getNotAfter().toInstant();
        if (now.isAfter(end)) {
            throw new InputException(certificate() + ": expired at " + end
                    + "; put a new one there, or remove the files to have them made");
        }
    }

    private static @Nullable Object read(Path file) {
        try (PEMParser parser = new PEMParser(Files.newBufferedReader(file))) {
            return parser.readObject();
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
