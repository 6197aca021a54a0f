package dev.privatecluster.serving;

import dev.privatecluster.input.InputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.IPAddress;
import org.bouncycastle.util.encoders.DecoderException;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is wrong with a certificate and a key before clients find out.
 *
 * @param certificate PEM, the serving certificate first
 * @param key PEM, not encrypted
 */
record CertificateCheck(Path certificate, Path key) {
    private static final byte[] PROBE = {1};
    /** The types of alternative names that RFC 5280 numbers so. */
    private static final Integer HOST_NAME = 2;

    private static final Integer ADDRESS = 7;

    /**
     * @throws InputException if they cannot serve under all of the names at the given time
     */
    void check(List<String> names, Instant now) {
        X509Certificate found = readCertificate();
        Instant begin = found.getNotBefore().toInstant();
        if (now.isBefore(begin)) {
            throw new InputException(certificate + ": is not valid before " + begin);
        }
        Instant end = found.getNotAfter().toInstant();
        if (now.isAfter(end)) {
            throw new InputException(certificate + ": expired at " + end
                    + "; put a new one there, or remove the files to have them made");
        }
        if (!belongTogether(found.getPublicKey(), readKey())) {
            throw new InputException(certificate + ", " + key + ": the key is not the certificate's");
        }
        List<String> missing =
                names.stream().filter(name -> !isMadeFor(found, name)).toList();
        if (!missing.isEmpty()) {
            throw new InputException(certificate + ": is not made for " + String.join(", ", missing)
                    + "; put a new one there, or remove the files to have them made");
        }
    }

    private X509Certificate readCertificate() {
        if (!(read(certificate, X509CertificateHolder.class) instanceof X509CertificateHolder holder)) {
            throw new InputException(certificate + ": holds no certificate in PEM");
        }
        try {
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (GeneralSecurityException e) {
            throw new InputException(certificate + ": holds a certificate that cannot be read: " + e.getMessage(), e);
        }
    }

    private PrivateKey readKey() {
        Object found = read(key, PrivateKeyInfo.class, PEMKeyPair.class);
        try {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            if (found instanceof PEMKeyPair pair) {
                return converter.getPrivateKey(pair.getPrivateKeyInfo());
            }
            if (found instanceof PrivateKeyInfo info) {
                return converter.getPrivateKey(info);
            }
        } catch (IOException e) {
            throw new InputException(key + ": holds a private key that cannot be read: " + e.getMessage(), e);
        }
        throw new InputException(key + ": holds no private key in PEM, or an encrypted one");
    }

    /** The first of these types in a file; others may stand before it, such as the parameters of a curve. */
    private static @Nullable Object read(Path file, Class<?>... types) {
        try (PEMParser parser = new PEMParser(Files.newBufferedReader(file))) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                for (Class<?> type : types) {
                    if (type.isInstance(object)) {
                        return object;
                    }
                }
            }
            return null;
        } catch (IOException | DecoderException e) {
            throw new InputException(file + ": cannot be read as PEM: " + e.getMessage(), e);
        }
    }

    private static boolean isMadeFor(X509Certificate certificate, String name) {
        Set<String> names = namesOf(certificate);
        int dot = name.indexOf('.');
        boolean byWildcard =
                dot > 0 && !IPAddress.isValid(name) && names.contains("*" + comparable(name.substring(dot)));
        return byWildcard || names.contains(comparable(name));
    }

    private boolean belongTogether(PublicKey publicKey, PrivateKey privateKey) {
        if (!publicKey.getAlgorithm().equals(privateKey.getAlgorithm())) {
            return false;
        }
        String algorithm = "SHA256with" + (publicKey.getAlgorithm().equals("EC") ? "ECDSA" : publicKey.getAlgorithm());
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(privateKey);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (NoSuchAlgorithmException e) {
            throw new InputException(
                    key + ": keys of type " + privateKey.getAlgorithm() + " cannot be served; use RSA or EC", e);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Host names compare without case; an IPv6 address has many spellings. */
    private static String comparable(String name) {
        if (!IPAddress.isValid(name)) {
            return name.toLowerCase(Locale.ROOT);
        }
        try {
            return InetAddress.getByName(name).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address needs no look-up", e);
        }
    }

    private static Set<String> namesOf(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? Set.of()
                    : names.stream()
                            .filter(name -> HOST_NAME.equals(name.get(0)) || ADDRESS.equals(name.get(0)))
                            .map(name -> comparable(String.valueOf(name.get(1))))
                            .collect(Collectors.toSet());
        } catch (GeneralSecurityException e) {
            return Set.of();
        }
    }
}
