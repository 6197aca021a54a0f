package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the webhook is spoken to. */
@ExtendWith(WebhooksExtension.class)
class TransportIT {
    private static final int ALERT = 21;
    private static final int PROTOCOL_VERSION = 70;

    /** A TLS record with the hello of a client that knows TLS 1.1 and two of its cipher suites. */
    private static final String TLS_1_1_HELLO =
            "1603010031" + "0100002d" + "0302" + "5a".repeat(32) + "00" + "0006" + "c014002f00ff" + "0100";

    private final WebhookProcess webhook;

    TransportIT(Webhooks webhooks) {
        webhook = webhooks.serving(TestPolicy.DEFAULT_MIRRORS);
    }

    @Test
    void speaksHttp11AsApiServersDo() {
        HttpResponse<String> response = webhook.client().post("/mutate", Reviews.CREATE);

        Answer.of(response);
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    }

    @Test
    void speaksHttp2() {
        WebhookClient client = WebhookClient.overHttp2(webhook.authority(), webhook.port());
        HttpResponse<String> response = client.post("/mutate", Reviews.CREATE);

        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        Answer.assertServes(client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void acceptsTls(String version) {
        WebhookClient client = WebhookClient.withTls(version, webhook.authority(), webhook.port());
        HttpResponse<String> response = client.post("/mutate", Reviews.CREATE);

        Answer.of(response);
        assertThat(response.sslSession()).map(SSLSession::getProtocol).hasValue(version);
    }

    /** By hand, because no client of today can still be made to say this. */
    @Test
    void refusesTls11() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), webhook.port())) {
            socket.setSoTimeout((int) Patience.LIMIT.toMillis());
            socket.getOutputStream().write(HexFormat.of().parseHex(TLS_1_1_HELLO));
            byte[] alert = new byte[7];
            new DataInputStream(socket.getInputStream()).readFully(alert);

            assertThat(alert[0]).isEqualTo((byte) ALERT);
            assertThat(alert[6]).isEqualTo((byte) PROTOCOL_VERSION);
        }
    }

    @Test
    void showsACertificateForEveryNameOfThisMachine() throws IOException, GeneralSecurityException {
        HttpResponse<String> response = webhook.client().post("/mutate", Reviews.CREATE);
        X509Certificate shown =
                (X509Certificate) response.sslSession().orElseThrow().getPeerCertificates()[0];

        assertThat(shown.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void tellsItsHealthInPlainHttp(String check) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:%d/q/health/%s".formatted(webhook.managementPort(), check));
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"UP\"");
    }
}
