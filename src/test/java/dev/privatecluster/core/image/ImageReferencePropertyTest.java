package dev.privatecluster.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class ImageReferencePropertyTest {

    @Property
    void parsingTakesAnyTextAndKeepsIt(@ForAll String text) {
        assertThat(ImageReference.parse(text).text()).isEqualTo(text);
    }

    @Property
    void parsingTakesWhatLooksLikeAReferenceAndKeepsIt(@ForAll("almostReferences") String text) {
        assertThat(ImageReference.parse(text).text()).isEqualTo(text);
    }

    @Property
    void theCanonicalNameIsItsOwnCanonicalName(@ForAll("almostReferences") String text) {
        if (ImageReference.parse(text) instanceof ImageReference image) {
            assertThat(ImageReference.parse(image.canonicalName()))
                    .isInstanceOfSatisfying(ImageReference.class, again -> {
                        assertThat(again.canonicalName()).isEqualTo(image.canonicalName());
                        assertThat(again.registry()).isEqualTo(image.registry());
                        assertThat(again.repository()).isEqualTo(image.repository());
                        assertThat(again.suffix()).isEqualTo(image.suffix());
                    });
        }
    }

    @Property
    void anInvalidTextSaysWhy(@ForAll("almostReferences") String text) {
        if (ImageReference.parse(text) instanceof InvalidImage invalid) {
            assertThat(invalid.reason()).isNotBlank();
        }
    }

    /** Texts of the characters that references have, so that about half of them are some. */
    @Provide
    Arbitrary<String> almostReferences() {
        Arbitrary<String> hosts = Arbitraries.of(
                "",
                "docker.io/",
                "INDEX.docker.io/",
                "registry-1.docker.io/",
                "ecr-public.aws.com/",
                "localhost/",
                "a_b.c/",
                "[fe80::1]:5000/",
                "quay.io:443/",
                "A/");
        Arbitrary<String> paths = Arbitraries.strings()
                .withChars("abz019._-/")
                .ofMinLength(1)
                .ofMaxLength(12)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(parts -> String.join("/", parts));
        Arbitrary<String> tags =
                Arbitraries.strings().withChars("aZ0._-:@").ofMaxLength(6).map(tag -> tag.isEmpty() ? "" : ":" + tag);
        Arbitrary<String> digests =
                Arbitraries.of("", "", "@sha256:" + "a".repeat(64), "@sha512:" + "0".repeat(128), "@sha256:abc");
        return Combinators.combine(hosts, paths, tags, digests)
                .as((host, path, tag, digest) -> host + path + tag + digest);
    }
}
