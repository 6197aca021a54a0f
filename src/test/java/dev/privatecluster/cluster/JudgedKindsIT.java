package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of every kind that rules look at the webhook is asked, and answers whatever the object holds. */
@ExtendWith(ClusterExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class JudgedKindsIT {
    private static final String BUILT_IN = Folders.resource("manifests/judged-kinds.yaml");
    private static final String EVERY_KIND = BUILT_IN + "---\n" + customResources("\"spec\": {}");
    private static final long KINDS =
            EVERY_KIND.lines().filter(line -> line.startsWith("---")).count() + 1;

    /** A ConfigMap holds up to 1 MiB. */
    private static final int LARGEST = 1 << 20;

    private final TestCluster cluster;
    private final Kubectl unanswered;

    JudgedKindsIT(TestCluster cluster) {
        this.cluster = cluster;
        cluster.serveCustomResources();
        unanswered = cluster.unansweredUser();
    }

    @Test
    void sendsEveryKindToTheWebhook() {
        Command create = unanswered.manifest(EVERY_KIND, "create", "--dry-run=server");

        assertThat(create.stdout()).as("kinds that are not sent").isEmpty();
        assertThat(create.stderr().lines())
                .hasSize((int) KINDS)
                .allMatch(line -> line.contains("failed calling webhook \"validate."));
    }

    @Test
    void sendsChangesToo() {
        cluster.existing("default");
        Command annotate = unanswered.run("annotate", "serviceaccount", "default", "example.com/note=x");

        assertThat(annotate.stderr()).contains("failed calling webhook \"validate.objects.privatecluster.dev\"");
    }

    @Test
    void sendsWhatIsInKubeSystemToo() {
        Command create = unanswered.in("kube-system").run("create", "serviceaccount", "example", "--dry-run=server");

        assertThat(create.stderr()).contains("failed calling webhook \"validate.objects.privatecluster.dev\"");
    }

    @Test
    void sendsNothingOfANamespaceThatIsOff() {
        Kubectl admin = cluster.namespace("judged-kinds-off");
        admin.succeed("label", "namespace", "judged-kinds-off", "privatecluster.dev/mode=off");
        Patience.until("the webhook to be out of force")
                .until(() -> unanswered
                                .in("judged-kinds-off")
                                .run("create", "serviceaccount", "example", "--dry-run=server")
                                .exitCode()
                        == 0);
    }

    @Test
    void answersForEveryKind() {
        assertAnswered(EVERY_KIND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"spec\": null",
                "\"spec\": 7",
                "\"spec\": \"text\"",
                "\"spec\": [null, [], {}, true]",
                "\"data\": []",
                "\"status\": {}",
                """
                "spec": {"acme": 1, "amiSelectorTerms": {}, "config": [7], "controllerName": {}, "gatewayClassName": [],
                 "instanceProfile": false, "provider": {"aws": ["x"]}, "remoteWrite": [null, 1, {"url": {}}], "role": [],
                 "scheme": {}, "template": "x", "userData": ["/etc/eks/bootstrap.sh"]}
                """
            })
    void answersForCustomResourcesWithWrongTypes(String fields) {
        assertAnswered(customResources(fields));
    }

    static Stream<Arguments> configMapsOfInterest() {
        return Stream.of(
                argumentSet("the v1 controller's", named("alb-ingress-controller-internet-facing-ingresses", "{}")),
                argumentSet("X-Ray", configMap("{\"otel.yaml\": \"exporters: {awsxray: {}}\"}")),
                argumentSet("CloudWatch", configMap("{\"a\": \"\", \"output.conf\": \"Name cloudwatch_logs\"}")),
                argumentSet("CloudWatch in other letters", configMap("{\"output.conf\": \"Name CloudWatch\"}")),
                argumentSet(
                        "Prometheus",
                        configMap("{\"x\": \"https://aps-workspaces.us-west-2.amazonaws.com/workspaces/ws-1\"}")),
                argumentSet(
                        "a generated name",
                        """
                        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"generateName": "x-"},
                         "data": {"x": "awsxray"}}
                        """),
                argumentSet("the end of a large one", values(1, "awsxray")),
                argumentSet("more values than are looked through", values(1001, "")));
    }

    @ParameterizedTest
    @MethodSource("configMapsOfInterest")
    void sendsConfigMapsThatARuleMayFindSomethingIn(String manifest) {
        Command create = unanswered.manifest(manifest, "create", "--dry-run=server");

        assertThat(create.stderr()).contains("failed calling webhook \"validate.configmaps.privatecluster.dev\"");
    }

    static Stream<Arguments> otherConfigMaps() {
        return Stream.of(
                argumentSet(
                        "without data",
                        """
                        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "lock",
                         "annotations": {"control-plane.alpha.kubernetes.io/leader": "{\\"holderIdentity\\": \\"cloudwatch\\"}"}}}
                        """),
                argumentSet("null", configMap("null")),
                argumentSet("empty", configMap("{}")),
                argumentSet(
                        "only bytes",
                        """
                        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "bytes"},
                         "binaryData": {"a": "YXdzeHJheQ=="}}
                        """),
                argumentSet("of another name", named("alb-ingress-controller", "{\"awsxray\": \"x\"}")),
                argumentSet(
                        "a generated name",
                        """
                        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"generateName": "x-"}}
                        """),
                argumentSet("as large as can be", values(1, "")),
                argumentSet("as large as can be in many values", values(1000, "")));
    }

    /** The user's requests would fail, too, if the condition could not be evaluated or cost too much. */
    @ParameterizedTest
    @MethodSource("otherConfigMaps")
    void keepsAllOtherConfigMapsFromTheWebhook(String manifest) {
        unanswered.manifest(manifest, "create", "--dry-run=server").succeeded();
    }

    /** Were it not answered, or only with an error, the request would fail; in audit mode nothing is refused. */
    private void assertAnswered(String manifest) {
        Command create = cluster.user(TestPolicy.AUDIT)
                .manifest(manifest, "create", "--dry-run=server")
                .succeeded();

        assertThat(create.warnings())
                .noneMatch(warning -> warning.startsWith("rule ") && warning.contains(" failed on this object"));
    }

    private static String customResources(String fields) {
        return CustomResource.manifest(CustomResource.judged().stream().map(kind -> kind.object(fields)));
    }

    private static String configMap(String data) {
        return named("example", data);
    }

    private static String named(String name, String data) {
        return """
               {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "%s"}, "data": %s}
               """
                .formatted(name, data);
    }

    /** Values that fill a ConfigMap, the last of them ending in a text. */
    private static String values(int count, String end) {
        String value = "x".repeat(LARGEST / count - end.length());
        return configMap(IntStream.range(0, count)
                .mapToObj(number -> "\"key-%d\": \"%s%s\"".formatted(number, value, end))
                .collect(Collectors.joining(", ", "{", "}")));
    }
}
