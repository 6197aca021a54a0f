package dev.privatecluster.certificates;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Who signs serving certificates, and nothing else.
 *
 * @param certificate what clients trust
 * @param key what it signs with; a secret
 */
record CertificateAuthority(X509Certificate certificate, PrivateKey key) {
    /** Clocks of others may be late, so that whatever is made begins this much before. */
    static final Duration LEEWAY = Duration.ofMinutes(5);

    private static final int SERIAL_BITS = 128;
    private static final X500Name NAME = new X500Name("CN=private-cluster-webhook CA");
    private static final X500Name SERVER_NAME = new X500Name("CN=private-cluster-webhook");

    /** Makes one: ECDSA P-256. */
    static CertificateAuthority create(Duration life, Instant now) {
        KeyPair pair = KeyPairs.generate();
        try {
            X509v3CertificateBuilder builder = builder(NAME, pair, now, now.plus(life))
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            return new CertificateAuthority(sign(builder, pair.getPrivate()), pair.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw unable(e);
        }
    }

    /** Makes a serving certificate with a key of its own, which ends no later than the authority does. */
    PemCertificate issue(List<String> names, Duration life, Instant now) {
        KeyPair pair = KeyPairs.generate();
        Instant end = now.plus(life);
        Instant last = certificate.getNotAfter().toInstant();
        try {
            X509v3CertificateBuilder builder = builder(SERVER_NAME, pair, now, end.isBefore(last) ? end : last)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate.getPublicKey()))
                    .addExtension(Extension.subjectAlternativeName, false, AlternativeNames.extension(names));
            return new PemCertificate(
                    Pem.write(sign(builder, key)), Pem.write(new JcaPKCS8Generator(pair.getPrivate(), null)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw unable(e);
        }
    }

    private static X509v3CertificateBuilder builder(X500Name subject, KeyPair pair, Instant now, Instant end) {
        return new JcaX509v3CertificateBuilder(
                NAME,
                new BigInteger(SERIAL_BITS, new SecureRandom()),
                Date.from(now.minus(LEEWAY)),
                Date.from(end),
                subject,
                pair.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    private static IllegalStateException unable(Exception cause) {
        return new IllegalStateException("this Java runtime cannot make an ECDSA certificate", cause);
    }

    /** Shows nothing of the key. */
    @Override
    public String toString() {
        return "CertificateAuthority[" + certificate.getSerialNumber() + "]";
    }
}
