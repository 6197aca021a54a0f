package dev.privatecluster.cluster;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Configurations that break one rule of the schema each, with what the API server has to say about it. */
final class WrongConfigurations {
    private static final String ECR = TestPolicy.REGISTRY;

    private WrongConfigurations() {}

    static Stream<Arguments> all() {
        return Stream.of(wrong(), wrongMirrors(), wrongRules(), wrongExemptions())
                .flatMap(all -> all);
    }

    private static Stream<Arguments> wrong() {
        return Stream.of(
                argumentSet("another name", smallest().replace("name: cluster", "name: other"), "metadata.name"),
                argumentSet("no spec", smallest().replaceFirst("(?s)spec:.*", ""), "spec: Required"),
                argumentSet("no region", smallest().replaceFirst("region: .*", ""), "spec.region: Required"),
                argumentSet("no such region", smallest().replace("us-west-2", "us-wets-2"), "spec.region: Unsupported"),
                argumentSet("no account", smallest().replaceFirst("accountId: .*", ""), "spec.accountId: Required"),
                argumentSet("an account without quotes", smallest().replace("\"", ""), "spec.accountId: Invalid"),
                argumentSet("an account of 11 digits", smallest().replace("3333", "333"), "spec.accountId: Invalid"),
                wrong("an unknown mode", "mode: enforce", "spec.mode: Unsupported"),
                wrong("an unknown rule set", "rulesVersion: 2021-01", "spec.rulesVersion: Unsupported"),
                wrong("an unknown endpoint", "vpcEndpoints: [ec3]", "spec.vpcEndpoints[0]: Unsupported"),
                wrong("a text for a list", "vpcEndpoints: ec2", "spec.vpcEndpoints: Invalid"),
                wrong("a list for an object", "reachable: [a.example]", "spec.reachable: Invalid"),
                wrong(
                        "a registry with a scheme",
                        "reachable: {registries: [\"https://a.example\"]}",
                        "spec.reachable.registries[0]: Invalid"),
                wrong("no such region", "reachable: {regions: [europe]}", "spec.reachable.regions[0]: Unsupported"),
                wrong("no namespace", "fargate: {namespaces: [Batch]}", "spec.fargate.namespaces[0]: Invalid"));
    }

    private static Stream<Arguments> wrongMirrors() {
        String copies = ECR + "/copies";
        return Stream.of(
                wrongMirror("no source", "mirror: " + copies, ".source: Required"),
                wrongMirror("no mirror", "source: quay.io", ".mirror: Required"),
                wrongMirror("a source without a host", "source: nginx, mirror: " + copies, ".source: Invalid"),
                wrongMirror("a source with a scheme", "source: \"https://quay.io\", mirror: " + copies, ".source: Inv"),
                wrongMirror("a source with a tag", "source: \"quay.io/a:1\", mirror: " + copies, ".source: Invalid"),
                wrongMirror("a source with a pattern", "source: \"*.io\", mirror: " + copies, ".source: Invalid"),
                wrongMirror("a mirror for all", "source: quay.io, mirror: \"*\"", ".mirror: Invalid"),
                wrongMirror("capitals", "source: quay.io, mirror: %s/Copies".formatted(ECR), ".mirror: Invalid"),
                wrongMirror(
                        "a long name", "source: quay.io/%s, mirror: x.io".formatted("a".repeat(250)), ".source: Too"),
                wrongMirror("a type", "source: quay.io, mirror: %s, type: copy".formatted(copies), ".type: Unsupp"),
                wrongMirror("itself", "source: a.example, mirror: a.example", ": Invalid value: the mirror is its own"),
                wrongMirror(
                        "itself in capitals", "source: A.example, mirror: a.example", "the mirror is its own source"),
                wrongMirror("below itself", "source: a.example, mirror: a.example/b", "the mirror is its own source"),
                wrongMirror("above itself", "source: a.example/b, mirror: a.example", "the mirror is its own source"),
                wrongMirror(
                        "a cache of everything",
                        "source: \"*\", mirror: %s, type: PullThroughCache".formatted(copies),
                        "use type Copy"),
                wrong(
                        "a source twice",
                        "mirrors: [{source: quay.io, mirror: %1$s/a}, {source: quay.io, mirror: %1$s/b}]"
                                .formatted(ECR),
                        "spec.mirrors[1]: Duplicate"),
                wrong(
                        "too many",
                        IntStream.rangeClosed(0, 1000)
                                .mapToObj(i -> "{source: r%d.example, mirror: %s/r%d}".formatted(i, ECR, i))
                                .collect(Collectors.joining(", ", "mirrors: [", "]")),
                        "spec.mirrors: Too many"));
    }

    private static Stream<Arguments> wrongRules() {
        return Stream.of(
                wrong("an unknown rule", "rules: [{id: fsx, action: Warn}]", "spec.rules[0].id: Unsupported"),
                wrong("no rule", "rules: [{action: Warn}]", "spec.rules[0].id: Required"),
                wrong("no action", "rules: [{id: invalid-image}]", "spec.rules[0].action: Required"),
                wrong("an action", "rules: [{id: invalid-image, action: warn}]", "spec.rules[0].action: Unsupported"),
                wrong("a rule that mends nothing", "rules: [{id: invalid-image, action: Rewrite}]", "spec.rules[0]: "),
                wrong(
                        "a rule twice",
                        "rules: [{id: invalid-image, action: Warn}, {id: invalid-image, action: Deny}]",
                        "spec.rules[1]: Duplicate"));
    }

    private static Stream<Arguments> wrongExemptions() {
        return Stream.of(
                wrong("no reason", "exemptions: [{namespaces: [a]}]", "spec.exemptions[0].reason: Required"),
                wrong(
                        "a blank reason",
                        "exemptions: [{reason: \" \", namespaces: [a]}]",
                        "spec.exemptions[0].reason: I"),
                wrong(
                        "no condition",
                        "exemptions: [{reason: x}]",
                        "spec.exemptions[0]: Invalid value: has no condition"),
                wrong("rules alone", "exemptions: [{reason: x, rules: [rewrite]}]", "has no condition"),
                wrongExemption("namespaces: []", "namespaces: Invalid"),
                wrongExemption("images: []", "images: Invalid"),
                wrongExemption("owners: []", "owners: Invalid"),
                wrongExemption("owners: [apps/ReplicaSet], rules: []", "rules: Invalid"),
                wrongExemption("namespaces: [Legacy]", "namespaces[0]: Invalid"),
                wrongExemption("images: [nginx]", "images[0]: Invalid"),
                wrongExemption("images: [docker.io/library/Nginx]", "images[0]: Invalid"),
                wrongExemption("owners: [apps/v1/ReplicaSet]", "owners[0]: Invalid"),
                wrongExemption("owners: [apps/ReplicaSet], rules: [all]", "rules[0]: Unsupported"));
    }

    private static Arguments wrong(String what, String field, String message) {
        return argumentSet(what, with(field), message);
    }

    private static Arguments wrongMirror(String what, String mirror, String message) {
        return wrong("mirror: " + what, "mirrors: [{%s}]".formatted(mirror), message);
    }

    private static Arguments wrongExemption(String fields, String message) {
        return wrong(fields, "exemptions: [{reason: x, %s}]".formatted(fields), "spec.exemptions[0]." + message);
    }

    static String with(String field) {
        return smallest() + "  " + field + "\n";
    }

    static String smallest() {
        return """
                apiVersion: privatecluster.dev/v1alpha1
                kind: PrivateCluster
                metadata:
                  name: cluster
                spec:
                  region: us-west-2
                  accountId: "111122223333"
                """;
    }
}
