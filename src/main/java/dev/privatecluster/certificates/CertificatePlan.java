package dev.privatecluster.certificates;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is due. One thing at a time: whoever has done it asks again. */
public enum CertificatePlan {
    /** Nothing is due. */
    KEEP("nothing new"),
    /** There is no authority, or it has ended: everything has to be made. */
    MAKE("an authority and a serving certificate"),
    /** A new serving certificate: there is none that serves, or two thirds of its life are over. */
    RENEW("a new serving certificate"),
    /** A new authority beside the present one: two thirds of its life are over. */
    ROTATE("a new authority beside the old one"),
    /** An earlier authority has ended, and with it all that it signed. */
    DROP("no authority any more that has ended");

    /** A new authority signs only when everybody who has to trust it has had this long to learn of it. */
    static final Duration SETTLING = Duration.ofDays(1);

    private static final int THIRDS = 3;

    private final String gets;

    CertificatePlan(String gets) {
        this.gets = gets;
    }

    /** What there is afterwards that was not there before, for logs. */
    public String gets() {
        return gets;
    }

    /**
     * Decides.
     *
     * @param kept what there is, if it could be read
     * @param names what the serving certificate has to be for
     */
    public static CertificatePlan of(Optional<KeptCertificates> kept, List<String> names, Instant now) {
        return kept.map(found -> of(found, names, now)).orElse(MAKE);
    }

    private static CertificatePlan of(KeptCertificates kept, List<String> names, Instant now) {
        if (KeptCertificates.hasEnded(kept.authority(), now)) {
            return MAKE;
        }
        if (!kept.canServe(names, now) || (isServingDue(kept, now) && hasSettled(kept, now))) {
            return RENEW;
        }
        if (isDue(kept.authority(), now)) {
            return ROTATE;
        }
        return kept.hasEndedAuthorities(now) ? DROP : KEEP;
    }

    /** Does what is due. */
    public KeptCertificates carryOut(Optional<KeptCertificates> kept, List<String> names, Instant now) {
        return switch (this) {
            case KEEP -> kept.orElseThrow();
            case MAKE -> KeptCertificates.make(names, now);
            case RENEW -> kept.orElseThrow().renewed(names, now);
            case ROTATE -> kept.orElseThrow().rotated(now);
            case DROP -> kept.orElseThrow().withoutEnded(now);
        };
    }

    private static boolean isServingDue(KeptCertificates kept, Instant now) {
        return kept.serving()
                .filter(serving -> isDue(serving.certificate(), now))
                .isPresent();
    }

    private static boolean hasSettled(KeptCertificates kept, Instant now) {
        Instant made = kept.authority().getNotBefore().toInstant().plus(CertificateAuthority.LEEWAY);
        return !now.isBefore(made.plus(SETTLING))
                || kept.serving()
                        .filter(serving -> serving.isSignedBy(kept.authority()))
                        .isPresent();
    }

    private static boolean isDue(X509Certificate certificate, Instant now) {
        Instant begin = certificate.getNotBefore().toInstant();
        Duration life = Duration.between(begin, certificate.getNotAfter().toInstant());
        return !now.isBefore(begin.plus(life.multipliedBy(THIRDS - 1).dividedBy(THIRDS)));
    }
}
