package dev.privatecluster.certificates;

import static dev.privatecluster.certificates.CertificatePlan.DROP;
import static dev.privatecluster.certificates.CertificatePlan.KEEP;
import static dev.privatecluster.certificates.CertificatePlan.MAKE;
import static dev.privatecluster.certificates.CertificatePlan.RENEW;
import static dev.privatecluster.certificates.CertificatePlan.ROTATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CertificatePlanTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<String> NAMES = List.of("webhook.system.svc", "webhook.system.svc.cluster.local");
    private static final int YEARS_OF_DAYS = 3 * 365;

    private static Instant day(int days) {
        return START.plus(Duration.ofDays(days));
    }

    private static CertificatePlan plan(KeptCertificates kept, Instant now) {
        return CertificatePlan.of(Optional.of(kept), NAMES, now);
    }

    private static KeptCertificates readAgain(KeptCertificates kept) {
        return KeptCertificates.read("a Secret", kept.parts());
    }

    private static KeptCertificates with(KeptCertificates kept, Map<String, String> others) {
        Map<String, String> parts = new HashMap<>(kept.parts());
        parts.putAll(others);
        return KeptCertificates.read("a Secret", parts);
    }

    private static ServingCertificate serving(KeptCertificates kept) {
        return kept.serving().orElseThrow();
    }

    @Test
    void makesEverythingWhereThereIsNothing() {
        assertThat(CertificatePlan.of(Optional.empty(), NAMES, START)).isEqualTo(MAKE);

        KeptCertificates made = MAKE.carryOut(Optional.empty(), NAMES, START);

        assertThat(plan(readAgain(made), START)).isEqualTo(KEEP);
        assertThat(serving(made).expiry()).isEqualTo(day(90));
        assertThat(made.authority().getNotAfter().toInstant()).isEqualTo(day(365));
        assertThat(serving(made).certificate().getPublicKey().getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void renewsTheServingCertificateAtTwoThirdsOfItsLife() {
        KeptCertificates made = KeptCertificates.make(NAMES, START);

        assertThat(plan(made, day(59))).isEqualTo(KEEP);
        assertThat(plan(made, day(60))).isEqualTo(RENEW);

        KeptCertificates renewed = RENEW.carryOut(Optional.of(made), NAMES, day(60));
        assertThat(serving(renewed).expiry()).isEqualTo(day(150));
        assertThat(renewed.bundle()).isEqualTo(made.bundle());
        assertThat(plan(renewed, day(60))).isEqualTo(KEEP);
    }

    @Test
    void putsANewAuthorityBesideTheOldOneAtTwoThirdsOfItsLife() {
        KeptCertificates before = KeptCertificates.make(NAMES, START).renewed(NAMES, day(200));

        assertThat(plan(before, day(242))).isEqualTo(KEEP);
        assertThat(plan(before, day(244))).isEqualTo(ROTATE);

        KeptCertificates rotated = readAgain(ROTATE.carryOut(Optional.of(before), NAMES, day(244)));
        assertThat(rotated.bundle())
                .endsWith(before.bundle())
                .hasSizeGreaterThan(before.bundle().length());
        assertThat(rotated.serving().map(ServingCertificate::pem))
                .isEqualTo(before.serving().map(ServingCertificate::pem));
        assertThat(plan(rotated, day(244))).isEqualTo(KEEP);
    }

    @Test
    void letsANewAuthoritySignOnlyWhenEverybodyCouldLearnOfIt() {
        KeptCertificates rotated =
                KeptCertificates.make(NAMES, START).renewed(NAMES, day(184)).rotated(day(244));

        assertThat(plan(rotated, day(244).plus(Duration.ofHours(23)))).isEqualTo(KEEP);
        assertThat(plan(rotated, day(245))).isEqualTo(RENEW);
        assertThat(serving(rotated.renewed(NAMES, day(245))).isSignedBy(rotated.authority()))
                .isTrue();
    }

    @Test
    void renewsAtOnceWhatServesNoLongerHoweverNewTheAuthorityIs() {
        KeptCertificates rotated = KeptCertificates.make(NAMES, START).rotated(day(91));

        assertThat(plan(rotated, day(91))).isEqualTo(RENEW);
    }

    @Test
    void dropsTheOldAuthorityWhenNothingThatItSignedIsValid() {
        KeptCertificates overlapping =
                KeptCertificates.make(NAMES, START).rotated(day(244)).renewed(NAMES, day(350));

        assertThat(plan(overlapping, day(364))).isEqualTo(KEEP);
        assertThat(plan(overlapping, day(366))).isEqualTo(DROP);

        KeptCertificates dropped = DROP.carryOut(Optional.of(overlapping), NAMES, day(366));
        assertThat(dropped.bundle()).isEqualTo(Pem.write(dropped.authority()));
        assertThat(plan(dropped, day(366))).isEqualTo(KEEP);
    }

    @Test
    void signsNothingThatOutlivesItsAuthority() {
        KeptCertificates made = KeptCertificates.make(NAMES, START).renewed(NAMES, day(350));

        assertThat(serving(made).expiry()).isEqualTo(day(365));
    }

    @Test
    void makesEverythingAnewWhenTheAuthorityHasEnded() {
        assertThat(plan(KeptCertificates.make(NAMES, START), day(366))).isEqualTo(MAKE);
    }

    @Test
    void neverServesWhatWasNotTrustedADayBefore() {
        KeptCertificates kept = KeptCertificates.make(NAMES, START);
        String trustedADayBefore = kept.bundle();
        for (int day = 0; day < YEARS_OF_DAYS; day++) {
            for (CertificatePlan due = plan(kept, day(day)); due != KEEP; due = plan(kept, day(day))) {
                kept = readAgain(due.carryOut(Optional.of(kept), NAMES, day(day)));
            }
            ServingCertificate served = serving(kept);
            assertThat(Pem.certificates("yesterday's", trustedADayBefore))
                    .as("day " + day)
                    .anyMatch(served::isSignedBy)
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(served.problem(NAMES, day(day + 29))).as("day " + day).isEmpty();
            trustedADayBefore = kept.bundle();
        }
    }

    @Test
    void renewsACertificateThatIsNotMadeForAllNames() {
        KeptCertificates made = KeptCertificates.make(NAMES.subList(0, 1), START);

        assertThat(plan(made, START)).isEqualTo(RENEW);
        assertThat(plan(made.renewed(NAMES, START), START)).isEqualTo(KEEP);
    }

    @Test
    void renewsACertificateThatCannotBeReadOrHasAnothersKey() {
        KeptCertificates made = KeptCertificates.make(NAMES, START);
        String anothersKey = KeptCertificates.make(NAMES, START).parts().getOrDefault("tls.key", "");

        assertThat(plan(with(made, Map.of("tls.crt", "nonsense")), START)).isEqualTo(RENEW);
        assertThat(plan(with(made, Map.of("tls.key", anothersKey)), START)).isEqualTo(RENEW);
    }

    @Test
    void renewsACertificateOfAForeignAuthority() {
        KeptCertificates made = KeptCertificates.make(NAMES, START);
        Map<String, String> foreign = KeptCertificates.make(NAMES, START).parts();

        KeptCertificates mixed = with(
                made,
                Map.of("tls.crt", foreign.getOrDefault("tls.crt", ""), "tls.key", foreign.getOrDefault("tls.key", "")));

        assertThat(plan(mixed, START)).isEqualTo(RENEW);
    }
}
