package dev.privatecluster.cluster;

import org.jboss.logging.Logger;

/** Logs when something that is repeated begins to fail, and when it works again; nothing in between. */
final class Outage {
    private final Logger log;
    private final String what;
    private boolean failing;

    /**
     * @param what cannot be done while it lasts
     */
    Outage(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    synchronized void failed(Throwable reason) {
        if (!failing) {
            failing = true;
            String message = reason.getMessage();
            log.warnf("%s: %s; this is tried again until it works", what, message == null ? reason : message);
            log.debug(what, reason);
        }
    }

    synchronized void worked() {
        if (failing) {
            failing = false;
            log.infof("%s: this works again", what);
        }
    }
}
