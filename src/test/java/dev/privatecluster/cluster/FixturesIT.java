package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.fixtures.Fixture;
import java.util.HashMap;
import java.util.Map;
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
    private final Map<TestPolicy, Kubectl> namespaces = new HashMap<>();

    FixturesIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @TestFactory
    Stream<DynamicTest> theApiServerAnswersAsTheFixturesSay() {
        return Fixture.all().stream()
                // Behind a mutating webhook that is there no pod escapes it.
                .filter(fixture -> !fixture.validatedOnly())
                .map(fixture -> DynamicTest.dynamicTest(fixture.toString(), () -> answersAs(fixture)));
    }

    private void answersAs(Fixture fixture) {
        Kubectl kubectl = namespaces.computeIfAbsent(
                TestPolicy.ofFixtures(fixture.policy()), policy -> cluster.namespace(policy.id(), policy));
        Command apply = kubectl.run("apply", "--dry-run=server", "--output=json", "--filename=" + fixture.file());
        if (fixture.expectsRefusal()) {
            assertThat(apply.exitCode()).isEqualTo(1);
            assertThat(apply.stderr()).contains("denied the request").contains(fixture.rule() + ": ");
        } else {
            SortedSet<String> images = imagesIn(Kubectl.parse(apply.succeeded()));
            assertThat(images).containsAll(fixture.rewrittenImages());
        }
    }

    private static SortedSet<String> imagesIn(JsonNode object) {
        SortedSet<String> images = new TreeSet<>();
        object.findValues("image").forEach(image -> images.add(image.asText()));
        return images;
    }
}
