package dev.privatecluster.certificates;

import dev.privatecluster.input.InputException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A certificate to serve with, as it can be looked into, and with a key that belongs to it.
 *
 * @param certificate the first of those in the text
 * @param pem the text
 */
public record ServingCertificate(X509Certificate certificate, PemCertificate pem) {
    /**
     * Reads one.
     *
     * @param certificateSource what messages call the certificate's text
     * @param keySource what messages call the key's text
     * @throws InputException if it cannot be read, or the key is another's
     */
    public static ServingCertificate read(String certificateSource, String keySource, PemCertificate pem) {
        X509Certificate certificate =
                Pem.certificates(certificateSource, pem.certificate()).get(0);
        if (!KeyPairs.belongTogether(certificate.getPublicKey(), Pem.key(keySource, pem.key()), keySource)) {
            throw new InputException(certificateSource + ", " + keySource + ": the key is not the certificate's");
        }
        return new ServingCertificate(certificate, pem);
    }

    /** Why it cannot serve under all of the names at the given time, if it cannot: what the certificate is, or is not. */
    public Optional<String> problem(List<String> names, Instant now) {
        Instant begin = certificate.getNotBefore().toInstant();
        if (now.isBefore(begin)) {
            return Optional.of("is not valid before " + begin);
        }
        if (now.isAfter(expiry())) {
            return Optional.of("expired at " + expiry());
        }
        List<String> missing = AlternativeNames.missing(certificate, names);
        return missing.isEmpty() ? Optional.empty() : Optional.of("is not made for " + String.join(", ", missing));
    }

    /** When it ends. */
    public Instant expiry() {
        return certificate.getNotAfter().toInstant();
    }

    boolean isSignedBy(X509Certificate authority) {
        try {
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
