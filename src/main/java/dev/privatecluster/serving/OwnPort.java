package dev.privatecluster.serving;

import dev.privatecluster.certificates.PemCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Looks at the server as its clients do. When a certificate comes while the server starts, nobody else can tell with which
 * one it has: whoever connects must not meet the temporary one.
 */
final class OwnPort {
    private static final int PATIENCE_MILLISECONDS = 2_000;

    private OwnPort() {}

    /**
     * Connects once.
     *
     * @throws IllegalStateException if the server shows another certificate, or does not answer
     */
    static void requireToShow(PemCertificate expected, int port) {
        try {
            Certificate wanted = CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(expected.certificate().getBytes(StandardCharsets.US_ASCII)));
            if (!shown(port).equals(wanted)) {
                throw new IllegalStateException("the server does not show the new certificate yet");
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the server does not answer yet", e);
        }
    }

    private static Certificate shown(int port) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLISECONDS);
            socket.setSoTimeout(PATIENCE_MILLISECONDS);
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    /** Nothing is sent and nothing is believed: only the certificate is looked at. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
