package dev.privatecluster.certificates;

import dev.privatecluster.input.InputException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;

/** Certificates and keys as text. What is read may be anything: all that is wrong with it is an {@link InputException}. */
final class Pem {
    private Pem() {}

    static String write(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    /** All certificates in a text, of which there is at least one. */
    static List<X509Certificate> certificates(String source, String text) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Object found : read(source, text)) {
            if (found instanceof X509CertificateHolder holder) {
                certificates.add(certificate(source, holder));
            }
        }
        if (certificates.isEmpty()) {
            throw new InputException(source + ": holds no certificate in PEM");
        }
        return certificates;
    }

    /** The first private key in a text; others may stand before it, such as the parameters of a curve. */
    static PrivateKey key(String source, String text) {
        try {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            for (Object found : read(source, text)) {
                if (found instanceof PEMKeyPair pair) {
                    return converter.getPrivateKey(pair.getPrivateKeyInfo());
                }
                if (found instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                }
            }
        } catch (IOException e) {
            throw new InputException(source + ": holds a private key that cannot be read: " + e.getMessage(), e);
        }
        throw new InputException(source + ": holds no private key in PEM, or an encrypted one");
    }

    private static X509Certificate certificate(String source, X509CertificateHolder holder) {
        try {
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (GeneralSecurityException e) {
            throw new InputException(source + ": holds a certificate that cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Object> read(String source, String text) {
        List<Object> objects = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                objects.add(object);
            }
            return objects;
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            // What decodes base64 and ASN.1 throws the unchecked ones.
            throw new InputException(source + ": cannot be read as PEM: " + e.getMessage(), e);
        }
    }
}
