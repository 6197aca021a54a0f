package dev.privatecluster.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.privatecluster.certificates.KeptCertificates;
import dev.privatecluster.input.YamlReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The webhook as a cluster runs it: with the rights of its service account, behind something like a Service, registered by
 * itself. What it registers is called for one user alone, so that other tests have nothing to do with it.
 */
final class InCluster implements AutoCloseable {
    static final String NAME = "private-cluster-webhook";
    static final String NAMESPACE = NAME;
    static final String USER = "user-of-the-cluster";
    private static final Path DEPLOY = Folders.PROJECT.resolve("deploy");

    private final Kubectl administrator;
    private final Forwarder forwarder = new Forwarder();
    private final Path kubeconfig;
    private final Path registration;
    private final List<Replica> replicas = new ArrayList<>();
    private final StringBuilder endedLogs = new StringBuilder();

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
        StringBuilder logs = new StringBuilder(endedLogs);
        replicas.forEach(replica -> logs.append(replica.log()));
        return logs.toString();
    }

    List<Replica> running() {
        return List.copyOf(replicas);
    }

    /** Ends a replica as the kubelet does: it gets no more connections, is told to stop, and takes its time. */
    void stop(Replica replica) {
        replica.close();
        forget(replica);
    }

    void kill(Replica replica) {
        replica.kill();
        forget(replica);
    }

    private void forget(Replica replica) {
        forwarder.remove(replica.backend());
        replicas.remove(replica);
        endedLogs.append(replica.log());
    }

    List<Replica> leaders() {
        return replicas.stream()
                .filter(replica -> replica.metrics().contains("privatecluster_leader 1.0"))
                .toList();
    }

    /** The names that certificates have to be for. */
    List<String> names() {
        List<String> names = new ArrayList<>(new ClusterOptions(NAMESPACE, NAME, "", null).serviceNames());
        names.add("127.0.0.1");
        return names;
    }

    /** Does to the Secret what the leader does when something is due. */
    void changeCertificates(UnaryOperator<KeptCertificates> change) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        change.apply(kept())
                .parts()
                .forEach((name, value) ->
                        data.put(name, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.US_ASCII))));
        administrator
                .in(NAMESPACE)
                .succeed("patch", "secret", NAME + "-tls", "--type=merge", "--patch={\"data\": " + data + "}");
    }

    private KeptCertificates kept() {
        JsonNode data = administrator.in(NAMESPACE).get("secret", NAME + "-tls").path("data");
        Map<String, String> parts = new HashMap<>();
        data.properties()
                .forEach(part -> parts.put(
                        part.getKey(),
                        new String(Base64.getDecoder().decode(part.getValue().asText()), StandardCharsets.US_ASCII)));
        return KeptCertificates.read("the Secret", parts);
    }

    int trustedAuthorities() {
        String bundle = administrator
                .get("mutatingwebhookconfiguration", NAME)
                .path("webhooks")
                .path(0)
                .path("clientConfig")
                .path("caBundle")
                .asText();
        String pem = new String(Base64.getDecoder().decode(bundle), StandardCharsets.US_ASCII);
        return pem.split("BEGIN CERTIFICATE", -1).length - 1;
    }

    /** Whether every replica serves with the certificate in the Secret, by when it ends. */
    boolean allServeAsKept() {
        double expiry = kept().serving().orElseThrow().expiry().getEpochSecond();
        String meter = "privatecluster_certificate_expiry_seconds ";
        return replicas.stream().allMatch(replica -> replica.metrics()
                .lines()
                .anyMatch(line ->
                        line.startsWith(meter) && Double.parseDouble(line.substring(meter.length())) == expiry));
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
