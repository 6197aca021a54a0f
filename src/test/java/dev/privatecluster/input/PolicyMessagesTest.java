package dev.privatecluster.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.privatecluster.core.rules.Rules;
import dev.privatecluster.testing.Policies;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What users read who made a mistake in their configuration, word for word. */
final class PolicyMessagesTest {
    private static final List<String> RULES = Rules.all(FactsFiles.load()).rules().stream()
            .map(rule -> rule.description().id())
            .toList();

    @Test
    void namesFileLineFieldAndWhatToDoOnALineEach() {
        assertThat(
                        message(
                                """
                apiVersion: privatecluster.dev/v1alpha1
                kind: PrivateCluster
                metadata: {name: cluster}
                spec:
                  region: us-west-2
                  accountId: 111122223333
                  dryRun: true
                  vpcEndpoints: [ec2]
                  rules:
                  - {id: invalid-image, action: Rewrite}
                  - {id: fsx, action: Deny}
                """))
                .isEqualToNormalizingNewlines(
                        """
                cluster.yaml:6: spec.accountId: is '111122223333' and has to be a text; put it in quotes
                cluster.yaml:7: spec.dryRun: is no field of this object; the fields are region, accountId, mode, \
                rulesVersion, mirrors, reachable, vpcEndpoints, fargate, rules, exemptions
                cluster.yaml:10: spec.rules[0].action: invalid-image cannot Rewrite: it mends nothing
                cluster.yaml:11: spec.rules[1].id: there is no rule 'fsx'; the rules are RULES"""
                                .replace("RULES", String.join(", ", RULES)));
    }

    @Test
    void explainsWhatIsWrongWithMirrors() {
        assertThat(message(Policies.yaml(
                        "us-west-2",
                        """
                mirrors:
                - {source: quay.io, mirror: ECR/a._b}
                - {source: nginx, mirror: ECR/nginx}
                - {source: ghcr.io, mirror: ghcr.io/copies}
                - {source: mcr.microsoft.com, mirror: ECR/mcr, type: PullThroughCache}
                """
                                .replace("ECR", Policies.ECR))))
                .isEqualToNormalizingNewlines(
                        """
                cluster.yaml:9: spec.mirrors[0].mirror: 'ECR/a._b' has no valid path behind the host: lower-case \
                letters, digits and single . _ - / between them; no scheme, tag or digest
                cluster.yaml:10: spec.mirrors[1].source: 'nginx' does not begin with the host of a registry, such as \
                docker.io
                cluster.yaml:11: spec.mirrors[2].mirror: 'ghcr.io' is itself out of reach: it is no standard ECR host \
                of this region, and spec.reachable does not list it
                cluster.yaml:11: spec.mirrors[2].mirror: copies below 'ghcr.io/copies' would be covered by the source \
                'ghcr.io' of spec.mirrors[2], and be sent on from there
                cluster.yaml:12: spec.mirrors[3].type: ECR cannot fetch from 'mcr.microsoft.com' by itself; use type \
                Copy"""
                                .replace("ECR/a._b", Policies.ECR + "/a._b"));
    }

    @Test
    void setsBoundsToMirrors() {
        String tooLong = "quay.io/" + "a".repeat(248);
        String many = IntStream.rangeClosed(0, 1000)
                .mapToObj(number -> "- {source: r%d.example, mirror: %s/r%d}\n".formatted(number, Policies.ECR, number))
                .collect(Collectors.joining());

        assertThat(message(Policies.yaml(
                        "us-west-2", "mirrors: [{source: %s, mirror: %s}]".formatted(tooLong, Policies.ECR))))
                .isEqualTo(
                        "cluster.yaml:8: spec.mirrors[0].source: has 256 characters; names of images have at most 255");
        assertThat(message(Policies.yaml("us-west-2", "mirrors:\n" + many)))
                .isEqualTo("cluster.yaml:8: spec.mirrors: has 1001 entries; there can be 1000");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(message("spec: {}"))
                .isEqualToNormalizingNewlines(
                        """
                cluster.yaml: apiVersion: is missing; it has to be privatecluster.dev/v1alpha1
                cluster.yaml: kind: is missing; it has to be PrivateCluster
                cluster.yaml: metadata.name: is missing; it has to be cluster
                cluster.yaml:1: spec.region: is missing; an example is us-west-2
                cluster.yaml:1: spec.accountId: is missing; an example is "111122223333\"""");
    }

    @Test
    void saysWhatADocumentOfAnotherShapeIs() {
        assertThat(message("- a"))
                .isEqualTo("cluster.yaml: is a list and has to be an object with apiVersion, kind, metadata, spec");
        assertThat(message("---"))
                .isEqualTo("cluster.yaml: is empty and has to be an object with apiVersion, kind, metadata, spec");
        assertThat(message("hello"))
                .isEqualTo("cluster.yaml: is 'hello' and has to be an object with apiVersion, kind, metadata, spec");
    }

    @Test
    void throwsOneExceptionForAllOfIt() {
        assertThatThrownBy(() -> PolicyFile.parse("cluster.yaml", "spec: []", Policies.COMPILER))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cluster.yaml:1: spec: is a list and has to be an object with region");
    }

    private static String message(String text) {
        try {
            PolicyFile.parse("cluster.yaml", text, Policies.COMPILER);
            return "";
        } catch (InputException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
