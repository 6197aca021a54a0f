package dev.privatecluster.certificates;

/**
 * A certificate to serve with.
 *
 * @param certificate the certificate, with those between it and its authority behind it, in PEM
 * @param key its private key, in PEM; a secret
 */
public record PemCertificate(String certificate, String key) {
    /** Shows nothing of the key. */
    @Override
    public String toString() {
        return "PemCertificate[" + certificate.length() + " characters]";
    }
}
