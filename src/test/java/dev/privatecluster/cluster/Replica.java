package dev.privatecluster.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process of the packaged webhook that goes by the cluster, as one of its pods does. */
final class Replica implements AutoCloseable {
    private final Process process;
    private final Path log = Folders.file("replica.log");
    private final Forwarder.Backend backend;

    private Replica(Path kubeconfig, Path registration) throws IOException {
        backend = new Forwarder.Backend(WebhookProcess.freePort(), WebhookProcess.freePort());
        List<String> line = new ArrayList<>(WebhookProcess.command(
                "serve",
                "--namespace",
                InCluster.NAMESPACE,
                "--registration",
                registration.toString(),
                "--owner",
                "ClusterRole/" + InCluster.NAME,
                "--tls-name",
                "127.0.0.1",
                "--port",
                Integer.toString(backend.port()),
                "--management-port",
                Integer.toString(backend.managementPort()),
                "--drain",
                "3"));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        // The API server speaks HTTP/2 to webhooks at URLs of this machine alone; to Services it speaks HTTP/1.1.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Dquarkus.http.http2=false");
        process = builder.start();
    }

    /** Starts one, and does not wait for it. */
    static Replica start(Path kubeconfig, Path registration) {
        try {
            Replica replica = new Replica(kubeconfig, registration);
            // For a run that is interrupted: nothing else would end the process.
            Runtime.getRuntime().addShutdownHook(new Thread(replica.process::destroyForcibly));
            return replica;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Forwarder.Backend backend() {
        return backend;
    }

    void awaitReadiness() {
        Patience.until("a replica to be ready, as " + log + " tells")
                .failFast("the replica ended: " + log, () -> !process.isAlive())
                .until(backend::isReady);
    }

    /** What Prometheus would read. */
    String metrics() {
        try (InputStream body = new URL("http://127.0.0.1:" + backend.managementPort() + "/q/metrics").openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String log() {
        return Folders.read(log);
    }

    /** Asks it to end, as the kubelet does, and does not wait. */
    void terminate() {
        process.destroy();
    }

    /** Ends it at once, as a node that fails does. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        terminate();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
