package dev.privatecluster.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private WebhookProcess(Path policy) throws IOException {
        log = Folders.file("webhook.log");
        tls = Files.createTempDirectory(log.getParent(), "tls");
        port = freePort();
        managementPort = freePort();
        process = new ProcessBuilder(serve(policy, port, managementPort, tls))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Starts it and waits until it answers. */
    static WebhookProcess start(Path policy) {
        try {
            WebhookProcess webhook = new WebhookProcess(policy);
            // For a run that is interrupted: nothing else would end the process.
            Runtime.getRuntime().addShutdownHook(new Thread(webhook.process::destroyForcibly));
            webhook.awaitAnswer();
            return webhook;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The command line that serves a policy. */
    static List<String> serve(Path policy, int port, int managementPort, Path tls) {
        return List.of(
                JAVA.toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString(),
                "serve",
                "--policy",
                policy.toString(),
                "--port",
                Integer.toString(port),
                "--management-port",
                Integer.toString(managementPort),
                "--tls-dir",
                tls.toString());
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

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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
