package dev.privatecluster.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.privatecluster.input.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The webhook as a cluster runs it: with the rights of its service account, behind something like a Service, registered by
 * itself. What it registers is called for one user alone, so that other tests have nothing to do with it.
 */
final class InCluster implements AutoCloseable {
    static final String NAME = "private-cluster-webhook";
    static final String NAMESPACE = NAME;
    private static final String USER = "user-of-the-cluster";
    private static final Path DEPLOY = Folders.PROJECT.resolve("deploy");

    private final Kubectl administrator;
    private final Forwarder forwarder = new Forwarder();
    private final Path kubeconfig;
    private final Path registration;
    private final List<Replica> replicas = new ArrayList<>();

    InCluster(TestCluster cluster, Kubectl administrator) {
        cluster.serveConfigurations();
        this.administrator = administrator;
        administrator.succeed("create", "namespace", NAMESPACE);
        administrator.in(NAMESPACE).succeed("apply", "--filename=" + DEPLOY.resolve("rbac.yaml"));
        kubeconfig = Folders.file("kubeconfig", kubeconfigOfServiceAccount());
        registration = Folders.file("yaml", registration());
    }

    /** Whoever the webhook is called for. */
    Kubectl user() {
        return administrator.as(USER);
    }

    Kubectl administrator() {
        return administrator;
    }

    /** Starts a replica, and sends it what comes as soon as it is ready. */
    Replica start() {
        Replica replica = Replica.start(kubeconfig, registration);
        replicas.add(replica);
        forwarder.add(replica.backend());
        return replica;
    }

    /** Everything that replicas have logged. */
    String logs() {
        StringBuilder logs = new StringBuilder();
        replicas.forEach(replica -> logs.append(replica.log()));
        return logs.toString();
    }

    private String kubeconfigOfServiceAccount() {
        Kubectl there = administrator.in(NAMESPACE);
        JsonNode config = Kubectl.parse(administrator.succeed("config", "view", "--raw", "--output=json"));
        String token =
                there.succeed("create", "token", NAME, "--duration=2h").stdout().strip();
        for (JsonNode user : config.path("users")) {
            ((ObjectNode) user).putObject("user").put("token", token);
        }
        return config.toString();
    }

    private String registration() {
        String example = Folders.read(DEPLOY.resolve("examples/webhooks.yaml"))
                .replace("${WEBHOOK_URL}", "https://127.0.0.1:" + forwarder.port());
        StringBuilder documents = new StringBuilder();
        for (String document : example.split("\n---\n", -1)) {
            JsonNode configuration = YamlReader.read("webhooks.yaml", document).root();
            for (JsonNode entry : configuration.path("webhooks")) {
                ((ObjectNode) entry.path("clientConfig")).remove("caBundle");
                ((ObjectNode) entry)
                        .withArray("matchConditions")
                        .addObject()
                        .put("name", "user")
                        .put("expression", "request.userInfo.username == '%s'".formatted(USER));
            }
            documents.append("---\n").append(configuration).append('\n');
        }
        return documents.toString();
    }

    @Override
    public void close() {
        replicas.forEach(Replica::terminate);
        replicas.forEach(Replica::close);
        forwarder.close();
        administrator.run("delete", "mutatingwebhookconfiguration,validatingwebhookconfiguration", NAME);
        administrator.run("delete", "privatecluster", "cluster", "--ignore-not-found");
    }
}
