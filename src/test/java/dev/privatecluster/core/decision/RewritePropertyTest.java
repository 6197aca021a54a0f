package dev.privatecluster.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.testing.Patches;
import dev.privatecluster.testing.Reviews;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for the rewriting of any pod under any policy. */
final class RewritePropertyTest {
    private static final String ANNOTATION = "/metadata/annotations/privatecluster.dev~1original-images";

    @Property(tries = 500)
    void isIdempotent(@ForAll("pods") ObjectNode pod, @ForAll("policies") Policy policy) {
        Review again = Reviews.create(Decisions.rewritten(Reviews.create(pod), policy));

        assertThat(Decisions.editsOf(again, policy)).isEmpty();
    }

    @Property(tries = 500)
    void isMinimal(@ForAll("pods") ObjectNode pod, @ForAll("policies") Policy policy) {
        JsonNode before = pod.deepCopy();
        for (Edit edit : Decisions.editsOf(Reviews.create(pod), policy)) {
            JsonNode after = Patches.apply(before, List.of(edit));
            assertThat(after).as("each edit changes something").isNotEqualTo(before);
            assertThat(isAnnotation(edit)
                            || edit.pointer().matches("/spec/\\w+/\\d+/image")
                            || edit.pointer().matches("/spec/volumes/\\d+/image/reference"))
                    .as(edit.pointer())
                    .isTrue();
            before = after;
        }
    }

    @Property(tries = 500)
    void leavesTheObjectThatItLooksAt(@ForAll("pods") ObjectNode pod, @ForAll("policies") Policy policy) {
        JsonNode before = pod.deepCopy();
        Decisions.editsOf(Reviews.create(pod), policy);

        assertThat(pod).isEqualTo(before);
    }

    @Property(tries = 500)
    void doesNotDependOnTheOrderOfContainers(
            @ForAll("pods") ObjectNode pod, @ForAll("policies") Policy policy, @ForAll Random random) {
        ObjectNode shuffled = shuffled(pod, random);

        assertThat(imagesByName(Decisions.rewritten(Reviews.create(shuffled), policy)))
                .isEqualTo(imagesByName(Decisions.rewritten(Reviews.create(pod), policy)));
    }

    @Property(tries = 500)
    void leavesNothingForTheValidatingWebhookToMiss(@ForAll("pods") ObjectNode pod, @ForAll("policies") Policy policy) {
        Review stored = Reviews.create(Decisions.rewritten(Reviews.create(pod), policy));

        assertThat(Decisions.findings(stored, policy)).noneMatch(finding -> finding.contains("not-rewritten"));
    }

    @Property(tries = 500)
    void ofTheOriginalManifestAgainIsNoChange(@ForAll("pods") ObjectNode pod, @ForAll("policies") Policy policy) {
        JsonNode stored = Decisions.rewritten(Reviews.create(pod), policy);

        assertThat(Decisions.rewritten(Reviews.update(stored, pod), policy).path("spec"))
                .isEqualTo(stored.path("spec"));
    }

    @Property(tries = 500)
    void aPodAndItsTemplateAreJudgedAlike(@ForAll("pods") ObjectNode pod, @ForAll("policies") Policy policy) {
        ObjectNode template = (ObjectNode) Reviews.tree("{apiVersion: v1, kind: PodTemplate}");
        template.set("template", pod);
        Review stored = Reviews.create(Decisions.rewritten(Reviews.create(pod), policy));

        assertThat(Decisions.findings(Reviews.create(template), policy))
                .isEqualTo(Decisions.findings(stored, policy).stream()
                        .map(finding -> finding.replace(" spec.", " template.spec."))
                        .toList());
    }

    private static boolean isAnnotation(Edit edit) {
        return edit.pointer().equals(ANNOTATION)
                || edit.pointer().equals("/metadata/annotations")
                || edit.pointer().equals("/metadata");
    }

    private static ObjectNode shuffled(ObjectNode pod, Random random) {
        ObjectNode copy = pod.deepCopy();
        copy.path("spec").properties().forEach(list -> {
            List<JsonNode> elements = new ArrayList<>();
            list.getValue().forEach(elements::add);
            Collections.shuffle(elements, random);
            ArrayNode array = (ArrayNode) list.getValue();
            array.removeAll();
            array.addAll(elements);
        });
        return copy;
    }

    private static Map<String, String> imagesByName(JsonNode pod) {
        Map<String, String> images = new TreeMap<>();
        pod.path("spec").properties().forEach(list -> list.getValue()
                .forEach(element -> images.put(
                        list.getKey() + "/" + element.path("name").asText(),
                        element.path("image").toString())));
        images.put("annotation", pod.at(ANNOTATION).asText());
        return images;
    }

    @Provide
    Arbitrary<ObjectNode> pods() {
        return Generated.pods();
    }

    @Provide
    Arbitrary<Policy> policies() {
        return Generated.policies();
    }
}
