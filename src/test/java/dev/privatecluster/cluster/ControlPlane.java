package dev.privatecluster.cluster;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opentest4j.TestAbortedException;

/** A kube-apiserver with etcd and the controller manager on 127.0.0.1. Without a scheduler, so that pods stay Pending. */
final class ControlPlane implements AutoCloseable {
    private static final Path FOLDER = Folders.TARGET.resolve("cluster");
    private static final Path AUDIT_LOG = FOLDER.resolve("log/audit.log");
    private static final String CONTROLLERS = "kube-controller-manager";
    private static final Duration BUILD_LIMIT = Duration.ofHours(1);

    /** What envtest.sh exits with when something is missing that it cannot build. */
    private static final int NOTHING_TO_BUILD_WITH = 3;

    private static final String WANTED =
            "kube-apiserver, etcd, kubectl and kube-controller-manager are looked for in the"
                    + " folder KUBEBUILDER_ASSETS and in the cache of src/test/cluster/envtest.sh, which builds them with Go.";

    private final String assets;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ControlPlane(String assets) {
        this.assets = assets;
    }

    /** Starts it; where its programs cannot be had, the test is skipped, or fails where {@code CI=true}. */
    static ControlPlane start() {
        ControlPlane controlPlane = new ControlPlane(assets());
        // A run that was killed leaves its control plane behind, in the same folder.
        controlPlane.cluster("down").succeeded();
        // The hook is for a run that is interrupted: nothing else would end the processes before a "clean".
        Runtime.getRuntime().addShutdownHook(new Thread(controlPlane::close));
        controlPlane.cluster("up").succeeded();
        return controlPlane;
    }

    Kubectl kubectl() {
        return new Kubectl(Path.of(assets, "kubectl"), FOLDER.resolve("kubeconfig"), "default", List.of());
    }

    /** Stops the API server and starts it again, with what it had. */
    void restartApiServer() {
        cluster("restart", "kube-apiserver").succeeded();
    }

    /** The API server's audit log, one JSON object a line. */
    Path auditLog() {
        return AUDIT_LOG;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            cluster("down").succeeded();
        }
    }

    private Command cluster(String... command) {
        ProcessBuilder builder =
                new ProcessBuilder("bash", Folders.SCRIPTS.resolve("cluster.sh").toString());
        builder.command().addAll(List.of(command));
        builder.environment().put("CLUSTER_DIR", FOLDER.toString());
        builder.environment().put("CLUSTER_TOOLS", CONTROLLERS);
        builder.environment().put("KUBEBUILDER_ASSETS", assets);
        builder.environment().put("NODES", "0");
        builder.environment().put("KEEP_LOGS", "1");
        builder.environment()
                .put(
                        "KUBE_APISERVER_FLAGS",
                        "--audit-policy-file=%s --audit-log-path=%s"
                                .formatted(Folders.RESOURCES.resolve("audit-policy.yaml"), AUDIT_LOG));
        return Command.run(builder, Duration.ofMinutes(5));
    }

    private static String assets() {
        ProcessBuilder search =
                new ProcessBuilder("bash", Folders.SCRIPTS.resolve("envtest.sh").toString(), CONTROLLERS);
        search.environment().put("WITHOUT_GO", "quiet");
        // A build takes minutes and says so there.
        search.redirectError(Redirect.INHERIT);
        Command found = Command.run(search, BUILD_LIMIT);
        if (found.exitCode() == NOTHING_TO_BUILD_WITH) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("CI=true, but there is no API server to test with: " + WANTED);
            }
            throw new TestAbortedException("Tests on a real API server are skipped: " + WANTED);
        }
        if (found.exitCode() != 0) {
            throw new AssertionError("There is no API server to test with, for the reason above: " + WANTED);
        }
        return found.stdout().strip();
    }
}
