package dev.privatecluster.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged webhook, serving one policy in a process of its own. */
final class WebhookProcess implements AutoCloseable {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path JAR = Folders.TARGET.resolve("quarkus-app/quarkus-run.jar");

    private final Process process;
    private final Path log;
    private final Path tls;
    private final int port;
    private final int managementPort;

    private WebhookProcess(Path policy, Path tls) throws IOException {
        this.tls = tls;
        log = Folders.file("webhook.log");
        port = freePort();
        managementPort = freePort();
        process = new ProcessBuilder(command(
                        "serve",
                        "--policy",
                        policy.toString(),
                        "--port",
                        Integer.toString(port),
                        "--management-port",
                        Integer.toString(managementPort),
                        "--tls-dir",
                        tls.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Starts it with certificates of its own, and waits until it answers. */
    static WebhookProcess start(Path policy) {
        return start(policy, Folders.folder("tls"));
    }

    /** Starts it with the certificates in a folder, and waits until it answers. */
    static WebhookProcess start(Path policy, Path tls) {
        try {
            WebhookProcess webhook = new WebhookProcess(policy, tls);
            // For a run that is interrupted: nothing else would end the process.
            Runtime.getRuntime().addShutdownHook(new Thread(webhook.process::destroyForcibly));
            webhook.awaitAnswer();
            return webhook;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The command line of the packaged product. */
    static List<String> command(String... arguments) {
        // The fast compiler alone: the process does not live long enough for more.
        List<String> line =
                new ArrayList<>(List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
        line.addAll(List.of(arguments));
        return line;
    }

    int port() {
        return port;
    }

    int managementPort() {
        return managementPort;
    }

    Path authority() {
        return tls.resolve("ca.crt");
    }

    /** A client that trusts its certificate authority and nothing else. */
    WebhookClient client() {
        return WebhookClient.trusting(authority(), port);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() {
        Patience.until("the webhook to answer")
                .failFast("the webhook ended: " + log, () -> !process.isAlive())
                .ignoreExceptions()
                .until(() -> client().get("/q/health/ready").statusCode() > 0);
    }
}
