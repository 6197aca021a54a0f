package dev.privatecluster.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.api.v1alpha1.Forms;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The expressions of the schema say what the compiler says, so that an object is refused by both or by none. */
final class FormsPropertyTest {
    /** Made of what hosts, paths, tags and patterns are made of; ports stay below the highest, which no expression knows. */
    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                        "a",
                        "B",
                        "1",
                        ".",
                        ":",
                        "/",
                        "-",
                        "_",
                        "*",
                        "@",
                        "[",
                        "]",
                        "::",
                        "x.io",
                        "localhost",
                        "*.",
                        ":11")
                .list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .map(parts -> String.join("", parts));
    }

    @Property
    void sourcesOfMirrorsAreRefusedByBothOrByNone(@ForAll("names") String text) {
        boolean byCompiler = isRefused(
                "spec.mirrors[0].source", "mirrors: [{source: '%s', mirror: %s/copies}]".formatted(text, Policies.ECR));

        assertThat(matches(Forms.SOURCE, text)).isNotEqualTo(byCompiler);
    }

    @Property
    void mirrorsThatTheSchemaRefusesAreRefusedByTheCompiler(@ForAll("names") String text) {
        boolean byCompiler =
                isRefused("spec.mirrors[0].mirror", "mirrors: [{source: quay.io, mirror: '%s'}]".formatted(text));

        assertThat(matches(Forms.MIRROR, text) || byCompiler).isTrue();
    }

    @Property
    void registriesAreRefusedByBothOrByNone(@ForAll("names") String text) {
        boolean byCompiler =
                isRefused("spec.reachable.registries[0]", "reachable: {registries: ['%s']}".formatted(text));

        assertThat(matches(Forms.REACHABLE_REGISTRY, text)).isNotEqualTo(byCompiler);
    }

    @Property
    void imagesThatTheSchemaRefusesAreRefusedByTheCompiler(@ForAll("names") String text) {
        boolean byCompiler =
                isRefused("spec.exemptions[0].images[0]", "exemptions: [{reason: x, images: ['%s']}]".formatted(text));

        assertThat(matches(Forms.IMAGE, text) || byCompiler).isTrue();
    }

    private static boolean matches(String form, String text) {
        return Pattern.compile(form).matcher(text).find();
    }

    private static boolean isRefused(String field, String yaml) {
        return Policies.COMPILER.compile(Reviews.tree(Policies.yaml("us-west-2", yaml))).problems().stream()
                .anyMatch(problem -> problem.field().equals(field));
    }
}
