package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.fixtures.Fixture;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** The manifests that rules are judged by are real ones: kubectl applies them, and sees what they say. */
@ExtendWith(ClusterExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class FixturesIT {
    private final TestCluster cluster;
    private final Set<String> prepared = new HashSet<>();

    FixturesIT(TestCluster cluster) {
        this.cluster = cluster;
        cluster.serveCustomResources();
    }

    @TestFactory
    Stream<DynamicTest> theApiServerAnswersAsTheFixturesSay() {
        return Fixture.all().stream()
                // Behind a mutating webhook that is there no pod escapes it.
                .filter(fixture -> !fixture.validatedOnly())
                // Before any is made for what is in them, because there is nothing to create then.
                .sorted(Comparator.comparing(fixture -> !fixture.isNamespace()))
                .map(fixture -> DynamicTest.dynamicTest(fixture.toString(), () -> answersAs(fixture)));
    }

    private void answersAs(Fixture fixture) {
        Kubectl kubectl = cluster.user(TestPolicy.ofFixtures(fixture.policy())).in(namespaceFor(fixture));
        Command apply = kubectl.run("apply", "--dry-run=server", "--output=json", "--filename=" + fixture.file());
        if (fixture.expectsRefusal()) {
            assertThat(apply.exitCode()).isEqualTo(1);
            assertThat(apply.stderr()).contains("denied the request").contains(fixture.rule() + ": ");
        } else {
            SortedSet<String> images = imagesIn(Kubectl.parse(apply.succeeded()));
            assertThat(images).containsAll(fixture.rewrittenImages());
            assertThat(fixture.rulesThatWarn()).allSatisfy(rule -> assertThat(apply.warnings())
                    .anyMatch(warning -> warning.startsWith(rule + ": ")));
        }
    }

    /** Where it is to be applied, with what a pod must find there. */
    private String namespaceFor(Fixture fixture) {
        String namespace = fixture.namespace().isEmpty() ? "fixtures" : fixture.namespace();
        if (prepared.add(namespace)) {
            cluster.ensureNamespace(namespace);
        }
        String account = fixture.serviceAccount();
        if (!account.isEmpty() && prepared.add(namespace + "/" + account)) {
            cluster.ensureServiceAccount(namespace, account);
        }
        return namespace;
    }

    private static SortedSet<String> imagesIn(JsonNode object) {
        SortedSet<String> images = new TreeSet<>();
        object.findValues("image").forEach(image -> images.add(image.asText()));
        return images;
    }
}
