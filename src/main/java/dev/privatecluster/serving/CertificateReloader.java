package dev.privatecluster.serving;

import dev.privatecluster.certificates.PemCertificate;
import dev.privatecluster.input.InputException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Looks whether the files of the certificate have changed: who put them there, or a mounted Secret, renews them. */
final class CertificateReloader {
    private static final Logger LOG = Logger.getLogger(CertificateReloader.class);

    private final CertificateFiles files;
    private final List<String> names;
    private final Consumer<PemCertificate> changed;
    private PemCertificate seen;
    private String told = "";

    /**
     * @param names what the certificate has to be made for
     * @param changed takes every new certificate that can be served
     */
    CertificateReloader(CertificateFiles files, List<String> names, Consumer<PemCertificate> changed) {
        this.files = files;
        this.names = names;
        this.changed = changed;
        this.seen = files.read();
    }

    /** Looks once. What cannot be served is told once, and the certificate from before goes on being served. */
    void look(Instant now) {
        PemCertificate present;
        try {
            present = files.read();
            if (present.equals(seen)) {
                return;
            }
            // A file may be half written, or one of the two still be the old one: the next look sees both.
            new CertificateCheck(files.certificate(), files.key()).check(names, now);
        } catch (InputException e) {
            tell("The certificate has changed and cannot be served: " + e.getMessage());
            return;
        }
        try {
            changed.accept(present);
        } catch (RuntimeException e) {
            tell("The certificate has changed and is not served yet: " + e.getMessage());
            return;
        }
        told = "";
        seen = present;
    }

    private void tell(String problem) {
        if (!problem.equals(told)) {
            LOG.warn(problem);
            told = problem;
        }
    }
}
