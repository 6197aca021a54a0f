package dev.privatecluster.certificates;

import dev.privatecluster.input.InputException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/**
 * A serving certificate, and the authority that was made for it alone: its key is forgotten at once, so that nothing
 * else can ever be signed with it.
 *
 * @param authorityPem the authority's certificate
 * @param certificatePem the serving certificate
 * @param keyPem the serving certificate's private key
 */
public record SelfSigned(String authorityPem, String certificatePem, String keyPem) {
    private static final Duration LIFE = Duration.ofDays(365);
    /** Clocks of others may be late. */
    private static final Duration LEEWAY = Duration.ofMinutes(5);

    private static final int SERIAL_BITS = 128;
    private static final Pattern HOST_NAME = Pattern.compile("(\\*\\.)?[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*");
    private static final List<String> LOCAL_NAMES = List.of("localhost", "127.0.0.1", "::1");

    /** Makes both: ECDSA P-256, one year, for this machine's local names and the given ones. */
    public static SelfSigned issue(List<String> names, Instant now) {
        try {
            KeyPair authorityKey = keyPair();
            KeyPair serverKey = keyPair();
            X500Name authorityName = new X500Name("CN=private-cluster-webhook CA");
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            X509v3CertificateBuilder authority = builder(authorityName, authorityName, authorityKey, now)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            identifiers.createSubjectKeyIdentifier(authorityKey.getPublic()));
            X509v3CertificateBuilder server = builder(
                            authorityName, new X500Name("CN=private-cluster-webhook"), serverKey, now)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            identifiers.createAuthorityKeyIdentifier(authorityKey.getPublic()))
                    .addExtension(Extension.subjectAlternativeName, false, alternativeNames(names));
            return new SelfSigned(
                    pem(sign(authority, authorityKey)),
                    pem(sign(server, authorityKey)),
                    pem(new JcaPKCS8Generator(serverKey.getPrivate(), null)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("this Java runtime cannot make an ECDSA certificate", e);
        }
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair key, Instant now) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, new SecureRandom()),
                Date.from(now.minus(LEEWAY)),
                Date.from(now.plus(LIFE)),
                subject,
                key.getPublic());
    }

    private static X509CertificateHolder sign(X509v3CertificateBuilder builder, KeyPair authority)
            throws OperatorCreationException {
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate()));
    }

    private static GeneralNames alternativeNames(List<String> names) {
        List<String> all = new ArrayList<>(LOCAL_NAMES);
        all.addAll(names);
        return new GeneralNames(
                all.stream().distinct().map(SelfSigned::alternativeName).toArray(GeneralName[]::new));
    }

    private static GeneralName alternativeName(String name) {
        boolean isAddress = IPAddress.isValid(name);
        if (!isAddress && !HOST_NAME.matcher(name).matches()) {
            throw new InputException("--tls-name: '" + name + "' is neither a host name nor an address");
        }
        return new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static String pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }
}
