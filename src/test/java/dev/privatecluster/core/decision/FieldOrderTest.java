package dev.privatecluster.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class FieldOrderTest {
    private static final FieldOrder ORDER = new FieldOrder();

    @Test
    void countsAsPeopleDo() {
        List<String> fields =
                List.of("spec.b", "spec.a[10].image", "spec.a[9].image", "spec.a", "spec.a[2].image", "spec.a[2]");

        assertThat(fields.stream().sorted(ORDER).toList())
                .containsExactly(
                        "spec.a", "spec.a[2]", "spec.a[2].image", "spec.a[9].image", "spec.a[10].image", "spec.b");
    }

    @Property
    void isAnOrder(@ForAll("fields") String a, @ForAll("fields") String b, @ForAll("fields") String c) {
        assertThat(Integer.signum(ORDER.compare(a, b))).isEqualTo(-Integer.signum(ORDER.compare(b, a)));
        assertThat(ORDER.compare(a, b) == 0).isEqualTo(a.equals(b));
        if (ORDER.compare(a, b) <= 0 && ORDER.compare(b, c) <= 0) {
            assertThat(ORDER.compare(a, c)).isLessThanOrEqualTo(0);
        }
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of("a", "b", ".", "[0]", "[1]", "[10]", "[2]")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }
}
