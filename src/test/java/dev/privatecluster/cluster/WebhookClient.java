package dev.privatecluster.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/**
 * Calls a webhook as an API server does: over TLS, trusting one certificate authority.
 *
 * @param http the client
 * @param port the webhook's
 */
record WebhookClient(HttpClient http, int port) {
    /** Over HTTP/1.1, which API servers speak to webhooks. */
    static WebhookClient trusting(Path authority, int port) {
        return new WebhookClient(
                client(authority).version(HttpClient.Version.HTTP_1_1).build(), port);
    }

    static WebhookClient overHttp2(Path authority, int port) {
        return new WebhookClient(
                client(authority).version(HttpClient.Version.HTTP_2).build(), port);
    }

    /** Offers this version of TLS and no other. */
    static WebhookClient withTls(String version, Path authority, int port) {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {version});
        return new WebhookClient(client(authority).sslParameters(parameters).build(), port);
    }

    HttpResponse<String> get(String path) {
        return send(to(path).GET().build());
    }

    /** Sends a body as JSON. */
    HttpResponse<String> post(String path, String body) {
        return post(path, "application/json", BodyPublishers.ofString(body));
    }

    HttpResponse<String> post(String path, String contentType, BodyPublisher body) {
        return send(to(path).header("Content-Type", contentType).POST(body).build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:%d%s".formatted(port, path)))
                .timeout(Patience.LIMIT);
    }

    private static HttpClient.Builder client(Path authority) {
        return HttpClient.newBuilder().connectTimeout(Patience.LIMIT).sslContext(trust(authority));
    }

    private static SSLContext trust(Path authority) {
        try (InputStream certificate = Files.newInputStream(authority)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
