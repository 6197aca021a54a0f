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
            log.warnf("%s: %s; this is tried again until it works", what, sentence(reason));
            log.debug(what, reason);
        }
    }

    synchronized void worked() {
        if (failing) {
            failing = false;
            log.infof("%s: this works again", what);
        }
    }

    /** The client's own messages do not tell why; what they were caused by does. */
    private static String sentence(Throwable reason) {
        String message = reason.getMessage();
        String own = message == null ? reason.toString() : message;
        Throwable cause = reason;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause == reason ? own : own + " " + cause;
    }
}
