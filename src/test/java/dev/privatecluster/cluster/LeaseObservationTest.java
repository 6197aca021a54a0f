package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpecBuilder;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

final class LeaseObservationTest {
    private static final ZonedDateTime LONG_AGO = ZonedDateTime.parse("2001-01-01T00:00:00Z");
    private static final long START = Long.MAX_VALUE - 1;

    private final LeaseObservation observation = new LeaseObservation("me", Duration.ofSeconds(15));

    private static LeaseSpec heldBy(String holder, Integer seconds, ZonedDateTime renewed) {
        return new LeaseSpecBuilder()
                .withHolderIdentity(holder)
                .withLeaseDurationSeconds(seconds)
                .withRenewTime(renewed)
                .build();
    }

    private boolean mayHold(LeaseSpec spec, int seconds) {
        return observation.mayHold(spec, START + Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void takesWhatNobodyHolds() {
        assertThat(observation.mayHold(null, START)).isTrue();
        assertThat(mayHold(new LeaseSpec(), 0)).isTrue();
        assertThat(mayHold(heldBy("", 15, LONG_AGO), 0)).isTrue();
    }

    @Test
    void renewsItsOwn() {
        assertThat(mayHold(heldBy("me", 15, LONG_AGO), 0)).isTrue();
    }

    @Test
    void waitsForAHolderThatWasSilentForLessThanItsTime() {
        LeaseSpec silent = heldBy("another", 20, LONG_AGO);

        assertThat(mayHold(silent, 0))
                .as("a clock of long ago counts for nothing")
                .isFalse();
        assertThat(mayHold(silent, 19)).isFalse();
        assertThat(mayHold(silent, 20)).isTrue();
    }

    @Test
    void waitsAnewAfterEverySign() {
        assertThat(mayHold(heldBy("another", 15, LONG_AGO), 0)).isFalse();
        assertThat(mayHold(heldBy("another", 15, LONG_AGO.plusSeconds(10)), 14)).isFalse();
        assertThat(mayHold(heldBy("another", 15, LONG_AGO.plusSeconds(10)), 28)).isFalse();
        assertThat(mayHold(heldBy("a third", 15, LONG_AGO.plusSeconds(10)), 29)).isFalse();
    }

    @Test
    void waitsForItsOwnTimeWhereTheHolderHasNone() {
        LeaseSpec incomplete =
                new LeaseSpecBuilder().withHolderIdentity("another").build();

        assertThat(mayHold(incomplete, 0)).isFalse();
        assertThat(mayHold(incomplete, 14)).isFalse();
        assertThat(mayHold(incomplete, 15)).isTrue();
    }
}
