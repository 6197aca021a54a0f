package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of the objects that are watched, and how it is found again. */
final class KeptObjectsTest {
    private static final GenericKubernetesResource ACCOUNT = WatchedObjects.of(
            """
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: web
              namespace: shop
              labels: {a: b}
              annotations:
                eks.amazonaws.com/role-arn: role
                kubectl.kubernetes.io/last-applied-configuration: "{}"
            """);
    private static final GenericKubernetesResource INGRESS_CLASS = WatchedObjects.of(
            """
            apiVersion: networking.k8s.io/v1
            kind: IngressClass
            metadata: {name: alb}
            spec: {controller: ingress.k8s.aws/alb, other: 1}
            """);

    @Test
    void keepsOfAServiceAccountItsAnnotationsWithoutThatOfKubectl() {
        assertThat(KeptObject.annotations(ACCOUNT).named("shop", "web"))
                .hasToString(
                        """
                        {"metadata":{"name":"web","namespace":"shop","annotations":{"eks.amazonaws.com/role-arn":"role"}}}""");
    }

    @Test
    void keepsNothingOfItsOwnForAnObjectThatHasNothing() {
        assertThat(KeptObject.annotations(INGRESS_CLASS)).isSameAs(KeptObject.annotations(INGRESS_CLASS));
    }

    @Test
    void keepsFieldsWhereTheyStand() {
        KeptObject.Reduction reduction = KeptObject.annotationsAndSpec("controller", "parameters");

        assertThat(reduction.reduce(INGRESS_CLASS).named("", "alb"))
                .hasToString(
                        """
                        {"metadata":{"name":"alb"},"spec":{"controller":"ingress.k8s.aws/alb"}}""");
        assertThat(reduction.reduce(ACCOUNT).fields().path("spec")).isEmpty();
        assertThat(KeptObject.field("spec").reduce(INGRESS_CLASS).fields())
                .hasToString("""
                {"spec":{"controller":"ingress.k8s.aws/alb","other":1}}""");
    }

    @Test
    void findsObjectsByNamespaceAndName() {
        KeptObjects objects = new KeptObjects(KeptObject::annotations);
        InformerStore store = new InformerStore(objects);
        store.put(store.getKey(ACCOUNT), ACCOUNT);

        assertThat(objects.find("shop", "web")).isNotNull();
        assertThat(objects.find("other", "web")).isNull();
        assertThat(objects.find("", "web")).isNull();
        assertThat(objects.all()).singleElement().isEqualTo(objects.find("shop", "web"));
        assertThat(store.values()).singleElement().satisfies(named -> {
            assertThat(store.getKey(named)).isEqualTo("shop/web");
            assertThat(store.get("shop/web")).isEqualTo(named);
        });
        assertThat(store.remove("shop/web")).isNull();
        assertThat(objects.size()).isZero();
    }

    @Test
    void takesNothingMoreFromAnInformerThatWasStopped() {
        KeptObjects objects = new KeptObjects(KeptObject::annotations);
        InformerStore store = new InformerStore(objects);
        store.detach();
        store.put("shop/web", ACCOUNT);

        assertThat(objects.size()).isZero();
    }

    @Test
    void keepsOfNamespacesOnlyThoseWithTheLabel() {
        NamespaceModes modes = new NamespaceModes();
        modes.keep("plain", namespace(""));
        modes.keep("audited", namespace("privatecluster.dev/mode: audit"));
        modes.keep("wrong", namespace("privatecluster.dev/mode: Audit"));

        assertThat(modes.of("audited")).isEqualTo(NamespaceMode.AUDIT);
        assertThat(modes.of("wrong")).isNull();
        assertThat(modes.keys()).containsExactlyInAnyOrder("audited", "wrong");
        assertThat(modes.unknown()).isEqualTo(Map.of("wrong", "Audit"));

        modes.keep("wrong", namespace("privatecluster.dev/mode: off"));
        modes.keep("audited", namespace(""));
        assertThat(modes.of("wrong")).isEqualTo(NamespaceMode.OFF);
        assertThat(modes.unknown()).isEmpty();
        modes.forget("wrong");
        assertThat(modes.keys()).isEmpty();
    }

    private static GenericKubernetesResource namespace(String label) {
        return WatchedObjects.of("metadata: {name: any, labels: {%s}}".formatted(label));
    }
}
